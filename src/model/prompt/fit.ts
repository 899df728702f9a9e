/** Lists that keep to a number of characters, whatever the size of the data. */

/** As many of the first lines as fit, with their line breaks; the others are left out. */
export function fitting(lines: readonly string[], most: number): readonly string[] {
  let left = most;
  return lines.filter((line) => {
    const length = line.length + 1;
    if (length > left) return false;
    left -= length;
    return true;
  });
}

/** The beginning of a text, marked where it is cut. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
