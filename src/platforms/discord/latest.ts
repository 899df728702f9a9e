/** What was put last on a message, among all that this process puts. */

export type Latest = {
  readonly note: (message: string, mark: symbol) => void;
  readonly is: (message: string, mark: symbol) => boolean;
};

/** Far more than are answered while one picture is drawn. */
const KEPT = 1000;

export function createLatest(): Latest {
  const marks = new Map<string, symbol>();
  return {
    note: (message, mark) => {
      marks.delete(message);
      marks.set(message, mark);
      const oldest = marks.keys().next().value;
      if (marks.size > KEPT && oldest !== undefined) marks.delete(oldest);
    },
    is: (message, mark) => marks.get(message) === mark,
  };
}
