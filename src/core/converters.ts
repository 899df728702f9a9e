/** The converters of one use. */
import type { View } from '#src/catalog/types.ts';
import { type Converter, createConverter, type Stated } from './convert.ts';
import { statedMix } from './demand.ts';
import type { Scope } from './scope.ts';
import type { Workload } from './workload.ts';

/** Plans of one line share their conversions unless one is said of a plan alone. The model is the one asked for where the scope names none. */
export function convertersFor(view: View, workload: Workload): (scope: Scope) => Converter {
  const { tokensPerRequest, requestsPerPrompt, model, task } = workload;
  const stated: Stated = {
    ...statedMix(workload),
    ...(tokensPerRequest ? { tokensPerRequest } : {}),
    ...(requestsPerPrompt ? { requestsPerPrompt } : {}),
  };
  const named = new Set(view.conversions().flatMap(({ scope }) => scope.plan ?? []));
  const known = new Map<string, Converter>();
  return ({ plan, model: served = model, ...others }) => {
    const own = plan !== undefined && named.has(plan) ? { plan } : {};
    // Of one use the scope alone tells them apart.
    const key = `${others.vendor} ${others.line} ${own.plan} ${served} ${others.task}`;
    const found =
      known.get(key) ??
      createConverter(view, { ...others, ...own, ...(served ? { model: served } : {}), ...(task ? { task } : {}) }, { stated, rhythm: workload });
    known.set(key, found);
    return found;
  };
}
