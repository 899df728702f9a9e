/** The question for one of its options, by that option's name. */
export function withChoice(question: string, name: string): string {
  return question.replace('{}', () => ` ${name} `);
}
