import { defineCommand } from '#src/command/define.ts';
import { commandCard, findCommand, overviewCard } from '#src/command/help-card.ts';
import { joinSentences } from '#src/view/labels.ts';

export const help = defineCommand({
  name: 'help',
  aside: true,
  options: { command: { type: 'text', positional: true, maxLength: 100 } },
  run({ commands, names, repo }, { command }) {
    return {
      card: (loc) => {
        const found = command === undefined ? undefined : findCommand(command, commands, loc);
        if (found) return commandCard(found, commands, names, loc);
        const card = overviewCard(commands, names, loc, repo);
        return command === undefined ? card : { ...card, summary: joinSentences([loc.t('help:unknown', { name: command }), card.summary], loc) };
      },
    };
  },
});
