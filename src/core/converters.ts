/** The converters of one use, one for each scope: what they say rests on the data of the day and on what the person states, never on how much is used. */
import type { View } from '#src/catalog/types.ts';
import { type Converter, createConverter, type Stated } from './convert.ts';
import { statedMix } from './demand.ts';
import { oncePerView } from './once.ts';
import type { Rhythm } from './rhythm.ts';
import type { Scope } from './scope.ts';
import type { Workload } from './workload.ts';

type Terms = { readonly stated: Stated; readonly rhythm: Rhythm } & Pick<Scope, 'model' | 'task'>;

/** Each has a converter for every line; most people state nothing of their own. */
const MOST = 30;

/** Plans of one line share their conversions unless one is said of a plan alone. */
const convertersOf = oncePerView(
  (terms: Terms) => JSON.stringify(terms),
  (view, { stated, rhythm, model, task }): ((scope: Scope) => Converter) => {
    const named = new Set(view.conversions().flatMap(({ scope }) => scope.plan ?? []));
    const made = new Map<string, Converter>();
    return ({ vendor, line, plan, model: served = model }) => {
      const own = plan !== undefined && named.has(plan) ? plan : undefined;
      const key = `${vendor} ${line} ${own} ${served}`;
      const found = made.get(key);
      if (found) return found;
      const scope = {
        ...(vendor ? { vendor } : {}),
        ...(line ? { line } : {}),
        ...(own ? { plan: own } : {}),
        ...(served ? { model: served } : {}),
        ...(task ? { task } : {}),
      };
      const converter = createConverter(view, scope, { stated, rhythm });
      made.set(key, converter);
      return converter;
    };
  },
  MOST,
);

/** What the rhythm of a workload is, and nothing else of it. */
function rhythmOf({ hoursPerDay, daysPerWeek, daysPerMonth, startHour, burstHours, spanHours }: Workload): Rhythm {
  return {
    hoursPerDay,
    daysPerWeek,
    startHour,
    ...(daysPerMonth === undefined ? {} : { daysPerMonth }),
    ...(burstHours === undefined ? {} : { burstHours }),
    ...(spanHours === undefined ? {} : { spanHours }),
  };
}

/** Those of a workload, by scope; the model asked for where the scope names none. */
export function convertersFor(view: View, workload: Workload): (scope: Scope) => Converter {
  const { tokensPerRequest, requestsPerPrompt, model, task } = workload;
  const stated: Stated = {
    ...statedMix(workload),
    ...(tokensPerRequest ? { tokensPerRequest } : {}),
    ...(requestsPerPrompt ? { requestsPerPrompt } : {}),
  };
  return convertersOf(view, { stated, rhythm: rhythmOf(workload), ...(model ? { model } : {}), ...(task ? { task } : {}) });
}
