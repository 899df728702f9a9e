/** «发起调用»: the open platform of Feishu (China) and of Lark (elsewhere). */
const addresses: Readonly<Record<string, string>> = { feishu: 'https://open.feishu.cn', lark: 'https://open.larksuite.com' };

/** The address of the open platform; anything but "feishu" and "lark" is an address of one's own. */
export function baseUrl(domain: string): string {
  return addresses[domain] ?? domain;
}
