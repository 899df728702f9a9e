/**
 * What people's words for amounts, times, parts and people mean, in both languages at once. The one table of such words: from a token on,
 * nothing knows in which language it was said.
 */

export type Unit = 'token' | 'prompt' | 'request' | 'credit' | 'task' | 'times' | 'window';
export type Part = 'cached' | 'uncached' | 'input' | 'output' | 'cacheWrite';
export type PeriodWord = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
type CueWord =
  | 'total'
  | 'shared'
  | 'own'
  | 'burst'
  | 'every-day'
  | 'six-days'
  | 'existing'
  | 'new'
  | 'lowest'
  | 'highest'
  | 'all'
  | 'pay-year'
  | 'pay-quarter'
  | 'pay-month'
  | 'api';

/** The classes of tokens; the letter stands for a token in the patterns of `figures.ts`. */
export type TokenClass =
  /** A figure. */
  | 'N'
  | 'U' // a unit
  | 'A' // a kind of tokens
  | 'E' // each, per, 每, "a" before a noun
  | 'O' // each of a unit: per request
  | 'P' // a period
  | 'Q' // each period: a day, 每两天
  | 'W' // working days
  | 'S' // the weekend
  | 'C' // 点, pm: the figure before it is an hour of the day
  | 'K' // a time of day
  | 'D' // a part of the day
  | 'H' // people
  | 'I' // accounts, copies of a plan
  | 'V' // things to choose from: tiers, vendors, models
  | 'J' // "a team of": people are counted next
  | 'X' // each person
  | 'Z' // "each" by itself
  | 'F' // from, between
  | 'G' // to, until
  | 'B' // after, from then on
  | 'T' // used already
  | 'L' // left, to go
  | 'p' // what runs side by side: sessions, agents
  | 'l' // a limit
  | 'w' // words, characters: no tokens
  | 'f' // a part of an amount
  | 'b' // busy days
  | 'd' // a day of the week; with a minus one that is off
  | 't' // at so much each
  | 'i' // I, me
  | 'q' // a cue with a place and no figure
  | 'M' // money
  | '%' // a share
  | 'R' // the name of something
  | 'Y' // a day
  | '.' // a break
  | 'o'; // anything else

export type Word = { readonly class: TokenClass; readonly value?: string; readonly pattern: string };

/** Hours before it are told again after it. */
export const NOON = 12;

const NOUN = '(?:个|条|轮|名|位)?\\s?';

/** What is counted and over what. `latin` words end where letters end. */
const words = (cls: TokenClass, value: string | undefined, han: string, latin: string): Word => ({
  class: cls,
  ...(value === undefined ? {} : { value }),
  pattern: [han, latin && `(?<![a-z])(?:${latin})(?![a-z])`].filter((each) => each !== '').join('|'),
});

const UNITS: readonly Word[] = [
  words('U', 'token', '词元', 'tokens?|toks?'),
  words('U', 'prompt', '提问|提示词|问题|轮?对话|条?消息', 'prompts?|questions?|messages?|msgs?'),
  words('U', 'request', '(?:api |模型|接口)?(?:请求|调用)', '(?:api |model )?(?:requests?|reqs?|calls?|invocations?)'),
  words('U', 'credit', '积分|点数|额度点', 'credits?'),
  words(
    'U',
    'task',
    '(?:复杂|简单|重构|编程|开发|大型?|小)?的?(?:任务|需求|功能|问答|重构)',
    '(?:complex |simple |coding |refactor(?:ing)? |big |huge |large |long |small )*(?:tasks?|tickets?|features?|refactors?|refactorings)',
  ),
  words('U', 'times', '次|回(?!复|答|来)|遍', 'times'),
  words('U', 'window', '窗口', 'windows?'),
];

const PARTS: readonly Word[] = [
  words('A', 'cacheWrite', '写入缓存|缓存写入|写缓存', 'cache[- ]?writes?|written to (?:the )?cache'),
  words(
    'A',
    'uncached',
    '(?:没|未)命中(?:缓存)?(?:的?输入)?|未缓存(?:的?输入)?|非缓存(?:的?输入)?|新增?的?输入|(?<=\\d\\s?[kmw千万]?)新的',
    'uncached(?: input)?|fresh(?: input)?|new (?:input|context)|new(?= tokens)|non-cached(?: input)?|cache miss(?:es)?',
  ),
  words(
    'A',
    'cached',
    '缓存命中(?:率)?(?:的?输入)?|命中缓存(?:的?输入)?|命中率|缓存(?:率)?(?:的?输入)?|命中',
    'cached(?: input)?|cache[- ]?(?:hits?|reads?)(?: rate)?|hit rate',
  ),
  words('A', 'output', '输出', 'outputs?|out(?=\\s*(?:[.,;:?!)/]|tokens|each|per|on|and|with|$))'),
  words('A', 'input', '输入', 'inputs?|in(?=\\s*(?:[,;:?!)/]|tokens|and \\d|$))'),
];

const PERIODS: readonly Word[] = [
  words('P', 'minute', '分钟', 'minutes?|mins?'),
  words('P', 'hour', '小时|钟头', 'hours?|hrs?|h'),
  words('P', 'day', '天|日(?![志常期本])', 'days?'),
  words('P', 'week', '(?:周|星期|礼拜)(?![一二三四五六日末天](?![万千百十亿\\d]))', 'weeks?|wks?'),
  words('P', 'month', '月(?!份)', 'months?|mos?|mth'),
  words('P', 'quarter', '季度?', 'quarters?'),
  words('P', 'year', '年', 'years?|yrs?'),
];

const DAY_NAMES = [
  'mon(?:day)?',
  'tue(?:s(?:day)?)?',
  'wed(?:nesday)?',
  'thu(?:rs?(?:day)?)?',
  'fri(?:day)?',
  'sat(?:urday)?',
  'sun(?:day)?',
] as const;
const HAN_DAYS = ['一', '二', '三', '四', '五', '六', '[日天]'] as const;
const NOT_COUNTED = '(?![万千百十亿])';

/** Days of the week, and those that are off. */
const DAYS: readonly Word[] = DAY_NAMES.flatMap((name, index) => {
  const han = `(?:周|星期|礼拜)${HAN_DAYS[index]}`;
  const off = words(
    'd',
    `-${index + 1}`,
    `(?:除了?|不含|不算)${han}(?:以?外)?|${han}(?:都|就|也|从)?(?:不|没|休|歇|除外)[^,，。\\s每\\d]{0,4}`,
    `(?:except|excluding|but|not|no|none|nothing|off|without)(?: for)?(?: on)? ${name}s?(?: off)?|${name}s? (?:off|excluded)`,
  );
  return [off, words('d', String(index + 1), `${han}${NOT_COUNTED}`, `(?:on )?${name}s?(?=[\\s,.:;–~-]|$)`)];
});

const TIMES: readonly Word[] = [
  words(
    'W',
    undefined,
    '工作日|上班日|平日|平时(?=[^。；;]*周末)|周一(?:到|至)周五|双休(?!日)|[做上]五休二|(?:除了?|不含|不算)周末|周末(?:都|就|也|从)?(?:不|没|休息|歇|除外)[^,，。\\s每\\d]{0,4}',
    'week ?days?|week ?ends? (?:off|excluded)|(?:no|not|never|nothing|no work|off|except|excluding|without|but not) (?:on |at |the )*week ?ends?|work ?days?|working days?|business days?|mon(?:day)? ?(?:to|through|-) ?fri(?:day)?',
  ),
  words('S', undefined, '周末(?!也)|周六日|双休日|休息日|周六周日', 'week ?ends?(?! too| included| as well)'),
  words('C', 'clock', '点(?:钟|半)?(?!数|子|击|开(?!始)|评|赞)', "o'?clock"),
  words('C', 'pm', '', 'p\\.?m\\.?'),
  words('C', 'am', '', 'a\\.?m\\.?'),
  ...DAYS,
  words('D', 'daytime', '白天|日间', '(?:in |during )?the day(?:time)?(?! off)|(?:in the |during )?daytime'),
  words('D', 'morning', '早上|早晨|上午|清晨|凌晨|早(?=\\s?\\d)', '(?:in the |every )?mornings?'),
  words('D', 'afternoon', '下午|傍晚', '(?:in the )?afternoons?'),
  words('D', 'evening', '晚上|夜里|夜间|晚间|深夜|半夜|晚(?=\\s?\\d)', '(?:at )?nights?|(?:in the )?evenings?'),
  words('F', undefined, '从|在(?=\\s?\\d)', 'from|between|starting at|start at'),
  words('G', undefined, '到|至(?!少|今)|[-~–](?=\\s)|[-~–](?=\\d)|[-~–](?=(?:tue|wed|thu|fri|sat|sun))', 'to|till|until|and(?=\\s?\\d)|through'),
  words('B', undefined, '之?后(?!端)|以后|起|开始', 'after|onwards?'),
];

const PEOPLE: readonly Word[] = [
  words(
    'X',
    undefined,
    '每个?人|人均|每位(?:同事|成员|开发者)|各自(?!一)|(?:每个|每位)(?:同事|成员|开发者|开发|程序员)',
    '(?:per|each|every) (?:person|head|dev(?:eloper)?|seat|user|member|engineer|capita|of us)|apiece',
  ),
  words(
    'J',
    undefined,
    '(?:团队|公司|小组|部门|工作室|组里?)(?:一共|总共|共|有|里有)?(?=\\s?[\\d一二两三四五六七八九十])',
    '(?:team|group|company|studio|squad|crew|staff|department|startup) of',
  ),
  words(
    'H',
    undefined,
    '(?:重度|轻度|普通|偶尔)?的?(?:用户|使用者)|重度|轻度|人(?!均|民)|合伙人|室友|同事|成员|开发者|程序员|工程师|员工|席位?|实习生|新人|前端|后端|测试|运维|设计师?|产品经理|主力|开发(?=[,，。\\s每共各]|$)',
    '(?:(?:heavy|light|casual|power|senior|junior|occasional|other|frontend|backend|front-end|back-end) )*(?:people|persons?|devs?|developers?|programmers?|coders?|seats?|users?|engineers?|members?|colleagues?|teammates?|co-?founders?|founders?|ppl|folks|roommates?|classmates?|of us|coworkers?|students?|friends|interns?|juniors?|seniors?|managers?|designers?|testers?|leads?|contractors?|freelancers?|ones|others)(?: (?:heavy|light))?|(?:heavy|light)(?=\\s+(?:at|\\d))',
  ),
  words('I', undefined, '账号|帐号|账户|个号(?!码)|(?<!月)份(?!额)', 'accounts?|copies|subscriptions?|licen[cs]es?'),
  words(
    'V',
    undefined,
    '那一?[档个款家]|档|家(?![里人])|款|种|方案|套餐|厂|平台|模型|项目|台|行',
    'tiers?|plans?|vendors?|models?|providers?|projects?|options?|lines of code|files?|repos?',
  ),
];

/** What stands beside an amount and says which: used up, left, of how many that run, of which days. */
const BESIDE: readonly Word[] = [
  words(
    'T',
    undefined,
    '已经?(?:经)?(?:用|消耗|花|跑|干)(?:了|掉|去)?|(?:用|消耗|花)(?:掉|去)了?|用了(?=\\s?\\d)',
    "(?:(?:have|'ve|has|'s) )?(?:already )?(?:used(?: up)?|burn(?:ed|t)(?: through)?|consumed|gone through|went through)|already",
  ),
  words(
    'L',
    undefined,
    '(?:离|距)?(?:月底|重置)?还(?:剩下?|有)|还?剩下?',
    '(?:are |is )?(?:left|to go|remaining|remain)(?: (?:in|of) (?:the|this) (?:month|cycle|period))?',
  ),
  words(
    'p',
    undefined,
    '(?:并行|并发|同时)?的?(?:会话|智能体|实例|终端|线程|并发|agent|session)',
    '(?:parallel |concurrent |coding |simultaneous )*(?:sessions?|agents?|subagents?|instances?|terminals?|tabs|workers?|bots?|threads?)(?: in parallel| at once)?',
  ),
  words('l', undefined, '的?(?:限额|额度|上限|限制|配额)', '(?:limits?|caps?|quotas?|allowance)'),
  words('w', undefined, '个?(?:汉|中文)?字符?(?![段面节])', '(?:english )?words?|characters?|chars?'),
  words('f', '0.5', '一半', ''),
  words(
    'b',
    undefined,
    '赶工|赶项目|赶进度|忙(?:起来|的时候|时|的日子)|冲刺(?:期|时)?|上线(?:前|日)|(?:高峰|最多|最忙)的?(?:那几?天|日|的?时候)',
    '(?:(?:on|during|in) )?(?:the )?(?:crunch|busy|busier|heavy|peak|release|deadline|bad|worst|intense|big)(?: days?| times?| weeks?| periods?)',
  ),
  words('t', undefined, '', 'at(?=\\s+(?:about |around |~)?\\d)|do(?:es)?(?=\\s+(?:about |around |~)?\\d)'),
  words('i', undefined, '我(?!们)', "i|me|myself|i'm|one(?=\\s+(?:heavy|light|senior|junior|intern|manager|dev|designer|frontend|backend|other))"),
];

const cue = (value: CueWord, han: string, latin: string): Word => words('q', value, han, latin);

/** Set phrases, whole: a numeral inside one counts nothing. */
export const CUES: readonly Word[] = [
  cue(
    'total',
    '(?:一|总)共|共(?![享用同])|总计|合计|加起来|整个团队|全队|全组|全公司',
    'in total|altogether|combined|all together|in all|between (?:us|them|all of us)|(?:for )?the (?:whole|entire) team|total',
  ),
  cue(
    'own',
    '各(?:自)?(?:买|开|用|订|有)?一[份个套]|每人(?:各)?(?:买|开|用|订|有)?(?:一|1)[份个套]|人手一[份个套]|一人一[份个套]',
    '(?:each|every(?:one|body))(?: of us)? (?:has|have|having|with|gets?|on) (?:their|his|her|its|an?)?\\s?own(?: plan| account| subscription)?|(?:a|one)(?: (?:plan|subscription|account|licen[cs]e|seat))? (?:each|per person|for each)|own (?:plan|account|subscription)s?|individual (?:plan|account)s?',
  ),
  cue(
    'shared',
    '共用(?:一[份个套])?|(?:大家|全员|所有人)(?:只?用)?(?:一|同一)[份个套]|合用(?:一[份个套])?|拼(?:车|单)|一起用(?:一[份个套])?|共享(?:一[份个套])|用(?:同)?一个(?:账号|帐号|套餐)',
    'shar(?:e|es|ed|ing)(?: (?:one|a|the same|a single|it))?(?: (?:plan|account|subscription))?|on (?:one|a single|the same) (?:plan|account|subscription)|(?:one|a single|the same) (?:plan|account|subscription) for (?:all|everyone|everybody|us|the)(?: of us| team)?|(?<=(?:is|are|does|do|will|would|can|could|with|on) )(?:one|a single)(?=\\s{4})',
  ),
  cue('burst', '突击|集中(?:在|用|使用)?|一口气|爆发', 'bursty?|bursts|in one go|all at once'),
  cue(
    'every-day',
    '天天(?=都?[用写跑])|一周七天|全年无休|不休息|周末也|周末照样',
    'seven days|24\\/7|week ?ends? (?:too|included|as well)|including week ?ends?',
  ),
  cue('six-days', '单休|[做上]六休一', '(?:only )?one day off a week'),
  cue('existing', '老用户|老客户|已订阅|已经订|续费|续订', 'existing customer|already subscribed|renewing|renewal'),
  cue('new', '首购|首次|新用户|第一次买', 'first[- ]time|new customer'),
  cue('all', '全部?(?:都?是)?(?=\\s?(?:没|未|非)?(?:命中|缓存|输))|(?:都是|全走|纯)', 'all|only|entirely'),
  cue('lowest', '最(?:低|便宜)的?那?一?档', '(?:lower|lowest|cheapest|bottom) (?:price )?tier'),
  cue('highest', '最[高贵]的?那?一?档', '(?:higher|highest|most expensive|top) (?:price )?tier'),
  cue('pay-year', '按年|年付|包年|年费', 'yearly|annual(?:ly)?|by the year|paid (?:per|by) year'),
  cue('pay-quarter', '按季|季付|包季', 'quarterly|by the quarter'),
  cue('pay-month', '按月(?:付|买|订)|月付|包月', 'paid monthly|by the month'),
  cue('api', '按量', 'api|pay[- ]?as[- ]?you[- ]?go|payg'),
];

/** Words that hold both "each" and the period; `value` is the period. */
const RATES: readonly Word[] = [
  words('P', 'each-day', '天天|日均|每日', 'daily'),
  words('P', 'each-week', '周均', 'weekly'),
  words('P', 'each-month', '月均', 'monthly'),
  words('P', 'each-hour', '', 'hourly'),
  words('P', 'each-night', '每晚|每天晚上|每夜|一晚上?|一夜', '(?:every|each|per|an?) (?:night|evening)|nightly'),
  words('P', 'each-2-day', '隔天|隔日|每隔一天', 'every other day|every second day'),
];

/** "a", "an" and 一 mean each before what is counted; elsewhere they are nothing. */
const NOUNS = [...UNITS, ...PERIODS].map(({ pattern }) => pattern).join('|');
const EACH: readonly Word[] = [
  {
    class: 'E',
    pattern: `每一?(?:个|条|轮|名|位|次(?=\\s?(?:请求|调用|提问)))?|单(?=次)|\\/|(?<![a-z])(?:per|every|each)(?![a-z])(?=\\s?(?:\\d|two|three|other|work|week|business|api |model |single |new |simple |complex |typical |average |big |small |${NOUNS}))`,
  },
  {
    class: 'E',
    pattern: `一${NOUN}(?=${NOUNS})|(?<![a-z])an?\\s(?=(?:work ?|week ?|business |working )days?|(?:work(?:ing)?\\s?|single |typical |simple |complex |big |small )?(?:${NOUNS}))`,
  },
  { class: 'E', pattern: `(?<=[写做改修搞跑干发])一?个(?=${NOUNS})|(?<![a-z])(?:average|typical|usual|normal)\\s(?=${NOUNS})` },
  { class: 'E', pattern: '(?<![a-z])(?:in|within)\\s(?=\\d+ ?(?:h|hours?)(?![a-z]))' },
  {
    class: 'Z',
    pattern:
      '(?<![a-z])(?:each|every one)(?![a-z])|各(?!种|家|个|大|位)|一个(?=\\s?(?:大概|大约|约|要|算|按|用|需要|得|消耗|平均|吃|就|都){1,4}\\s?\\d)',
  },
];

/** What says nothing of its own between a figure and what it counts. */
export const FILLER =
  '其中|个|条|轮|名|位|来|多(?!少)|大概|大约|约|左右|差不多|的|只|就|要|(?<![a-z])(?:about|around|roughly|some|of (?:it|them|which|that)|of|the|my|our|work(?:ing)?|single|simple|complex|typical|average|or so|is|are|as|with|on average|plus|full|whole|complete)(?![a-z])|-(?=[a-z])|[+~:：=\\s]';

export const BREAK = '[,;，；。、!?？！\\n()（）]|\\.(?!\\d)';

/** Numerals that count people by themselves: 我们仨. */
export const OF_PEOPLE = /^[俩仨]$/;

/** What counts copies between a figure and the name of a plan: 3个方舟Lite. */
export const COPIES = /^\s?[个套]\s?$/;

/** In the order in which they are tried where several fit: the longest match wins, of equals the first. */
export const WORDS: readonly Word[] = [
  ...CUES,
  ...RATES,
  ...PEOPLE.slice(0, 2),
  ...BESIDE,
  ...TIMES,
  ...PARTS,
  ...UNITS,
  ...EACH,
  ...PEOPLE.slice(2),
  ...PERIODS,
];
