/** Every command, in the order in which people see them. Adding one is adding a line here. */
import type { Understander } from '#src/ask/heard.ts';
import { byRules } from '#src/ask/understand/understand.ts';
import type { Command } from '#src/command/define.ts';
import { createAsk } from './ask.ts';
import { changes } from './changes.ts';
import { compare } from './compare.ts';
import { cost } from './cost.ts';
import { feedback } from './feedback.ts';
import { help } from './help.ts';
import { models } from './models.ts';
import { plan } from './plan.ts';
import { plans } from './plans.ts';
import { recommend } from './recommend.ts';
import { settings } from './settings.ts';

/** `understander`: who reads free questions. */
export const commandsWith = (understander: Understander): readonly Command[] => [
  compare,
  cost,
  recommend,
  plan,
  plans,
  models,
  changes,
  settings,
  feedback,
  createAsk(understander),
  help,
];

export const commands: readonly Command[] = commandsWith(byRules);
