import type { About, Report } from '#src/command/context.ts';
import { defineCommand } from '#src/command/define.ts';
import { notedCard } from '#src/view/feedback.ts';
import { askWhatIsWrong, reportedSubject } from './shared/reporting.ts';

const LONGEST = 500;

/** Words alone are of no known answer: they are called by themselves. */
const byItself = (words: string): About => ({ id: words });

export const feedback = defineCommand({
  name: 'feedback',
  aside: true,
  options: {
    words: { type: 'text', positional: true, maxLength: LONGEST },
    what: { type: 'choice', choices: ['figure', 'misunderstood', 'outdated', 'other'] },
    right: { type: 'text', maxLength: LONGEST },
    where: { type: 'text', maxLength: LONGEST },
    tell: { type: 'boolean' },
    answer: { type: 'text', hidden: true },
    asked: { type: 'text', hidden: true },
  },
  async run(ctx, { answer, asked, ...said }) {
    const subject = await reportedSubject({ ...(answer === undefined ? {} : { answer }), ...(asked === undefined ? {} : { asked }) }, ctx);
    const report: Report = said;
    const about = subject?.about ?? (said.words === undefined ? undefined : byItself(said.words));
    if (!about || Object.keys(report).length === 0) return askWhatIsWrong(subject);
    const added = await ctx.report(about, report);
    // What names the report again: the answer, or the words where there is none.
    const args = subject?.args ?? { words: said.words ?? '' };
    return {
      card: (loc) => notedCard({ report, added, args, line: about.line, card: about.card?.(loc), repo: ctx.repo }, loc),
    };
  },
});
