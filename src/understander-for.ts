/** Who reads free questions by the settings; undefined where the rules do it alone. Nothing of a model is loaded then. */
import type { Understander } from './ask/heard.ts';
import type { Config } from './config.ts';
import type { ModelUnderstanderDeps } from './model/model.ts';
import { isLoopback } from './platforms/loopback.ts';

export async function understanderFor(
  { model: settings, proxy }: Pick<Config, 'model' | 'proxy'>,
  deps: Pick<ModelUnderstanderDeps, 'store' | 'log' | 'meter'>,
): Promise<Understander | undefined> {
  if (!settings || settings.mode === 'off') return undefined;
  const { createModel } = await import('./model/model.ts');
  const through = proxy !== undefined && !isLoopback(new URL(settings.baseUrl).hostname) ? { proxy } : {};
  return createModel({ settings, ...deps, ...through });
}
