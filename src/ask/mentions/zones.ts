/** The time zone of a person, where they name it: "in Berlin", "my time is PST", UTC-5. */
import { homeZone } from '#src/core/rates.ts';

const ZONES: readonly (readonly [zone: string, pattern: RegExp])[] = [
  ['Europe/London', /\b(?:london|uk|britain|england|ireland|dublin|lisbon|portugal|gmt|bst)\b|英国|伦敦|里斯本|葡萄牙/i],
  [
    'Europe/Berlin',
    /\b(?:berlin|germany|paris|france|madrid|spain|rome|italy|amsterdam|netherlands|vienna|zurich|switzerland|stockholm|oslo|warsaw|prague|cet|cest|europe(?:an)?)\b|德国|柏林|法国|巴黎|欧洲|瑞士|荷兰/i,
  ],
  ['Europe/Helsinki', /\b(?:helsinki|athens|kyiv|kiev|bucharest|eet)\b/i],
  ['Europe/Moscow', /\b(?:moscow|russia|msk)\b|莫斯科|俄罗斯/i],
  ['Asia/Dubai', /\b(?:dubai|uae)\b|迪拜/i],
  ['Asia/Kolkata', /\b(?:india|delhi|mumbai|bangalore|ist)\b|印度/i],
  ['Asia/Bangkok', /\b(?:bangkok|thailand|hanoi|vietnam|jakarta)\b|泰国|越南/i],
  ['Asia/Tokyo', /\b(?:tokyo|japan|jst|seoul|korea|kst)\b|日本|东京|韩国|首尔/i],
  ['Australia/Sydney', /\b(?:sydney|melbourne|australia|aest)\b|悉尼|澳洲|澳大利亚/i],
  ['America/New_York', /\b(?:us eastern|eastern us|new york|nyc|boston|toronto|eastern time|est|edt|east coast)\b|纽约|美东/i],
  ['America/Chicago', /\b(?:chicago|texas|austin|central time|cst(?! china)|cdt)\b|芝加哥|美中/i],
  ['America/Denver', /\b(?:denver|mountain time|mst|mdt)\b/i],
  [
    'America/Los_Angeles',
    /\b(?:los angeles|san francisco|seattle|california|pacific time|pst|pdt|west coast|vancouver)\b|旧金山|硅谷|加州|美西|西雅图/i,
  ],
  ['America/Sao_Paulo', /\b(?:brazil|sao paulo)\b|巴西/i],
];
const OFFSET = /\b(?:utc|gmt)\s?([+-]\s?\d{1,2})(?!\d)/i;

function offsetOf(zone: string, day: string): number | undefined {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date(`${day}T12:00:00Z`));
  const told = /GMT(?:([+-]\d{2}):(\d{2}))?/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  if (!told) return undefined;
  const hours = Number(told[1] ?? 0);
  return hours + (Math.sign(hours) || 1) * (Number(told[2] ?? 0) / 60);
}

/** Hours ahead of UTC on the day; undefined where no zone is named, or the data's own. */
export function zoneNamed(text: string, day: string): number | undefined {
  const said = OFFSET.exec(text)?.[1];
  const zone = said === undefined ? ZONES.find(([, pattern]) => pattern.test(text))?.[0] : undefined;
  const offset = said === undefined ? zone && offsetOf(zone, day) : Number(said.replace(/\s/g, ''));
  return offset === homeZone ? undefined : offset || (offset === 0 ? 0 : undefined);
}
