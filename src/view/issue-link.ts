/** The link that opens a new issue with what somebody said of an answer already written. */

/** https://discord.com/developers/docs/components/reference#button: the longest address of a button. */
const LONGEST = 512;

/** `repo`: the address of a repository as GitHub and its kind have them. Lines that the address has no room for are left out, the last first. */
export function issueLink(repo: string, title: string, lines: readonly string[]): string {
  const urlWith = (count: number): string => {
    const body = lines.slice(0, count).join('\n');
    return `${repo}/issues/new?${new URLSearchParams({ title, ...(body ? { body } : {}) }).toString()}`;
  };
  const count = lines.findLastIndex((_, index) => urlWith(index + 1).length <= LONGEST) + 1;
  return urlWith(count);
}
