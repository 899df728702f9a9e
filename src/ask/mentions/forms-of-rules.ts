/** The forms in which people speak of rules, of history, of what was said before and of the bot. */
import { form } from './form.ts';

export const formsOfRules = {
  refers: form('推荐人|推荐自己|推荐别人|自己推荐|被推荐|朋友|好友|邀请|奖励|返|拉人|拉新|介绍', 'friend|refer|invit|reward'),
  'shared-by': form(
    '\\b(?:can|could|may|allowed|permitted|ok(?:ay)?|let|lets|people|persons?|team(?:mates?)?|colleagues?|co-?workers?|friends?|family|roommates?|several|multiple|we|us|our|i|my|me|an? (?:plan|account|login|key|seat|subscription)|one (?:plan|account|login|key|seat|subscription)|the (?:plan|account|login|key|subscription)|it)\\b',
  ),
  began: form(
    '加的|加入|加进|加上|新增|上线|推出|引入|发布|新出|首次出现|(?:开卖|开售|上架|发售)的|开始(?:卖|销售|发售)的?|什么时候上的',
    '\\b(?:(?:go|goes|went) on sale|start(?:ed)? selling|added|introduced?|launch(?:ed)?|released?|came? out|rolled? out)\\b',
  ),
  newly: form(
    '新(?:的|出的?)?(?:套餐|模型|档位?|产品)|(?:出|上|加)了?(?:什么|啥|哪些)新',
    '\\b(?:new(?:ly)? (?:plans?|tiers?|models?|subscriptions?|offers?)|anything new|what(?:.s| is) new)\\b',
  ),
  'since-when': form(
    '(?:什么时候|何时|哪天|几号)(?:开始|才)?有|从(?:什么时候|何时|哪天|几号)',
    '\\bsince when\\b|\\bwhen did\\b[^.?]*\\b(?:get|start|begin)\\b',
  ),
  over: form(
    '停售|停卖|停了|下架|售罄|卖完|没了|没有了|取消|结束|过期|关闭|关了|去掉|撤了|放开',
    'discontinu|sold out|stop(?:ped)? sell|no longer|\\b(?:ended|expired|over|gone|closed|retired|remov(?:e|ed|es)|lift(?:ed)?|scrap(?:ped)?|drop(?:ped)?|(?:got|get) rid of|ditch(?:ed)?|shut(?:ting)? down|sunset(?:ting)?|going away|discontinuing)\\b',
  ),
  'yes-supports': form('支持'),
  'yes-will': form('会不会|会'),
  'yes-may': form('能不能|可不可以|可以|能否|能', '\\b(?:can|could|may|allowed)\\b'),
  'yes-has': form('有没有|有'),
  'yes-needs': form('要不要|需要|需不需要|要', '\\bneed'),
  'yes-does': form('\\b(?:do|does|did|will|would|is|are|was|were|has|have)\\b'),
  subscribed: form('订|买|购|开通|续费|入的|上车', 'subscri|bought|purchas|sign(?:ed)? up|order|legacy|grandfather|old plan|keep|renew'),
  'same-for': form(
    '\\b(?:the )?same (?:question |thing |sum |calculation )?(?:for|with|about|on)\\b|\\bditto\\b',
    '(?:同样|一样)(?:的)?(?:问题|算法|算|问)|换成|换作|改成问',
  ),
  elliptic: form('^(?:那|那么|and\\b|what about|how about|then\\b|or\\b|also\\b|换成|如果|if\\b|还有|再)|呢\\s*[?？]?$|instead\\s*\\?*$'),
  leads: form('^(?:and|那|what about|how about|如果|if)'),
  them: form(
    '那家|那个(?!月)|两家|两个(?!月|星期|礼拜|小时|人)|两者|二者|两边|俩|它们?|他们家|其中|里面',
    '\\b(?:both|the two|these two|they|them|it|that one|those|these|either(?: one)?|the former|the latter)\\b',
  ),
  'which-plan': form('哪个套餐|哪款套餐|哪一?家|什么套餐', '\\bwhich (?:plan|vendor|provider|subscription)\\b'),
  flipped: form('反过来|相反|反之', 'the other way (?:a?round)?|the opposite|the reverse|conversely'),
  'about-data': form(
    '(?:数据|信息|资料|价格)(?:都)?(?:是)?(?:从)?(?:哪|啥地方)(?:里|儿)?(?:来|找|搞)|数据来源|(?:数据|价格|信息|资料)(?:准不准|靠谱吗|可靠吗|新不新|多久更新|是?最新的?吗|过时(?:了)?[吗没])|(?:你|你们)(?:的)?(?:数据|信息|资料)(?:都)?(?:是)?(?:哪|啥地方|从哪)',
    '\\bwhere (?:do|does|did) (?:you|this|your|the)\\b[^?]*\\b(?:data|prices?|info|figures|numbers)\\b|\\b(?:your|the) (?:data )?sources?\\b|\\b(?:are|is) (?:these|this|those|your|the) (?:prices?|data|info|figures?|numbers?)\\b[^.?!]{0,24}\\b(?:up[- ]to[- ]date|current|accurate|fresh|recent|reliable)\\b|\\bhow (?:fresh|current|reliable|up to date) is (?:your|the|this) data\\b',
  ),
  doubt: form(
    '真的吗|真的假的|是真的吗|确定吗|你确定|确定不|不会吧|不可能|靠谱吗|可信吗|准吗|准不准|没搞错|搞错了没|不对吧|不是吧|官网(?:上)?(?:写的|显示)?(?:可|明明)?不是|[跟和与]官网(?:不一样|对不上|不符)|是吗\\s*[?？]?$',
    "\\b(?:really|for real|seriously|are you sure|you sure|is that (?:right|true|correct)|no way|(?:that |it )?can't be (?:right|true)|can i trust (?:that|this|you)|(?:site|website|page) (?:says|shows) (?:otherwise|something else|different))\\b",
  ),
  source: form(
    '来源|出处|依据|哪来的|哪儿来的|从哪(?:里|儿)?(?:来|看)的|谁说的|有链接吗|凭据|证据',
    '\\b(?:sources?|citations?|references?|proof|evidence|says who|according to whom|where is that from|where does that come from|where did you get)\\b',
  ),
  report: form(
    '(?:说|算|答|弄|搞|写|数据|价格|数字)?[^,，。]{0,4}(?:错了|不对(?!吧)|有误|不准确|过时了|有问题|答非所问)|报错|反馈|纠错|举报',
    "\\b(?:that'?s|this is|it'?s|you'?re|you are|answer is|price is|figure is|(?:looks?|seems?|sounds?)) (?:wrong|off|incorrect|outdated|not right|not true|mistaken|false|old)\\b|\\b(?:wrong answer|report (?:a|an|this) (?:error|bug|mistake))\\b|^\\s*(?:wrong|nope|incorrect)\\b",
  ),
  // Made up one's mind, and says so.
  decided: form(
    '(?:已经?|刚)(?:下单|买|订|入手|开通|上车)了?(?=$|[\\s,，。!！~])|(?:我|就|已|直接)(?:下单|入手|上车|退订|取消)了(?=$|[\\s,，。!！~])|(?:那)?(?:我)?就(?:买|选|订|用|入)(?:它|这个|这家)|我(?:就)?(?:买|订|选|入)[^,，。;?？!！]{1,10}了(?=$|[,，。!！~])',
    "\\b(?:cancell?ing|ordered|just (?:bought|subscribed|signed up)|i(?:'ll| will| am|'m) (?:go(?:ing)? with|tak(?:e|ing)|stick(?:ing)? with|switch(?:ing)? to|buy(?:ing)? it)|going with|sticking with)\\b",
  ),
  // Asked of nobody: what somebody thinks of prices.
  rhetorical: form(
    '谁(?:会|还|要|他妈|特么)*(?:花|付|掏|买|用)[^?？]{0,16}(?:啊|呀|呢|吧)|抢钱|割韭菜|智商税|冤大头',
    '\\bwho (?:the (?:hell|heck|fuck) |even |would |actually |in their right mind )*(?:pays?|buys?|spends?|needs?)\\b(?! (?:you|u)\\b)|\\b(?:rip-?off|cash grab|daylight robbery)\\b',
  ),
  'says-thanks': form('谢|感谢|3q|辛苦了|多亏', '\\b(?:thanks?|thx|ty|tysm|cheers|appreciated?)\\b'),
  // What nobody knows before it is announced, and the one who answers.
  'will-change': form(
    '(?:会不会|会|将|打算|准备|预计|要不要)(?:再|继续|接着|又|也|要)*(?:涨价?|降价?|调价|改价|变贵|变便宜|取消|打折|搞活动|有活动|有优惠)',
    '\\b(?:will|would|gonna|going to|plan(?:s|ning)? to|about to|expect(?:s|ed|ing)?|likely to|set to)\\b[^.,?!]{0,40}\\b(?:rais(?:e|es|ing)|cut|cuts|increases?|drop|drops|lower|go(?:es)? (?:up|down)|get (?:cheaper|pricier|more expensive|dearer)|rise|rises|discounts?)\\b',
  ),
  'of-the-bot': form(
    '你(?:自己|到底|背后|底层)*(?:是|用的?是?|跑的?是?)(?:哪|什么|啥|谁|不是|gpt|claude|机器人|真人|ai)',
    '^(?:[a-z]+,? ){0,3}(?:are|r) (?:you|u) (?!sure|certain|able|saying|telling|talking|still|going|suggesting|recommending|referring)',
    '\\b(?:which|what) (?:model|llm|ai)\\b[^.?!]{0,16}\\b(?:you|this bot)\\b',
  ),
  'bare-why': form(
    '^[\\s,，]*(?:那|但|可是|可|but|and|so)?\\s*(?:为什么|为啥|为何|咋回事|怎么会|凭什么|why|how come|how so|why so|why is that|why not)(?:呢|啊|呀|是这样|这样)?\\s*[?？!！.。]*$',
  ),
  correction: form(
    '我(?:是)?(?:说|指|问)的(?:是)?|我说的不是|不是这个(?!价|数|额|结果)|我(?:的)?意思是|不是问',
    '\\b(?:i meant?|i was asking|i asked (?:about|for)|not that one|i was talking about|no, i)\\b',
  ),
  'any-cheaper': form(
    '(?:有(?:没有)?|还有|有无)[^,，。]{0,6}便宜(?:点|些|一点)?的|更便宜的|便宜(?:点|些|一点)的(?:呢|有|没)',
    '\\b(?:any(?:thing|one| plan| option)?s?|something|is there) [^?.,]{0,12}cheaper\\b|^cheaper\\b',
  ),
  adds: form('也(?:说|列|要|看|给|算|一起|告诉)?(?:下|一下)?\\s*[?？。]?$|一起说|还要', '\\b(?:too|as well)\\b\\s*[?.!]*$'),
  'other-one': form('另(?:外)?一个|另一(?:家|款|档)|换另', '\\b(?:the )?other one\\b'),
  routes: form(
    '(?:实际|真正|其实)[^,，。?？]{0,6}(?:跑|用|调|走)(?:成|的)?(?:哪|什么|啥)|跑成|路由|(?:会|被|自动)?(?:转|切|换|映射|指向|跳)(?:到|成|去)(?:哪|什么|啥)|由(?:哪|什么)[^,，。]{0,4}(?:应答|回答|处理)|变成(?:哪|什么)[^,，。]{0,4}模型',
    '\\b(?:really|actually) (?:run|runs|running|use|uses|call|calls|served|serve|get|gets)\\b|\\b(?:served|answered|handled) by (?:what|which)\\b|\\b(?:mapped|routed|redirected|rerouted|switched) to\\b|\\bwhat (?:do|does) [^?.]{0,40}\\b(?:route|map|redirect|resolve|turn) (?:in)?to\\b|\\bwhich model (?:answers|responds|am i (?:really )?getting)\\b|\\bold (?:model )?names?\\b',
    '路由|指向|转到|重定向|(?:被|会|自动|偷偷|悄悄|暗中)[^,，。]{0,6}(?:换|替换|切换|变|顶替)[成掉到了]|(?:实际|其实|真正|到底|背后)[^,，。]{0,6}(?:跑|用|调用?|是|答|响应)|还(?:存在|在不在|在吗|能用|能不能用|可以用|有效)|下线|下架|退役|没了|哪去了|去哪了',
    '\\b(?:re-?)?rout(?:es?|ed|ing)\\b|redirect\\w*|swap(?:s|ped)?\\b|silently|\\b(?:really|actually) (?:runs?|running|answers?|responds?|talking|serves?|served|gets?|getting|using|is)\\b|\\b(?:run|runs|running|served|answered) (?:as|by)\\b|\\banswers? to\\b|\\bwhere do(?:es)?\\b[^?]*\\bgo\\b|\\bstill (?:exists?|around|served|alive|there|available|works?|use|call|usable|an option)\\b|\\b(?:became|become|happened) (?:of|to)\\b|\\b(?:replaced|retired|deprecated|removed|gone)\\b',
  ),
  successor: form(
    '(?:原来|以前|之前)的[^,，。?？]{1,20}(?:现在|如今)(?:是|叫|算)|(?:被)?(?:什么|哪个|谁|啥)[^,，。]{0,6}(?:取代|代替|替代|接替|顶替)|(?:取代|代替|替代|接替)了?(?:它|他|原来)|(?:现在|如今)[^,，。]{0,3}(?:叫|改叫|改名)|改名|(?:换|变|并|升级|迁移)(?:成|到)了?(?:什么|哪个|啥)(?:套餐|档|版)?|后继|接班',
    '\\b(?:what|which|who|anything)(?: plan)?(?: has| have)? replace[ds]?\\b|\\breplaced (?:it|them|by|with)\\b|\\b(?:replacement|successor|superseded|renamed|rebranded)\\b|\\bwhat(?: is|.s) [^?.,]{1,30}(?:now )?called\\b|\\b(?:where|what) (?:were|are|was|is|did|do) [^?.]{1,40}(?:moved|migrated|switched) to\\b|\\b(?:is|are) the (?:former|old|earlier) [^?.]{1,24}(?:now|today)\\b|\\b(?:turned|migrated|moved|converted) into (?:what|which)\\b|\\bwhat (?:did|does|will) [^?.]{0,40}(?:become|turn into|convert to|migrate to)\\b',
    '替代|取代|接替|代替|顶替|后继|接班|[换改变]成了?(?:哪|什么|啥)|(?:不能|没有|停了|不卖|买不到|没了)的?话?[^,，。?？]{0,3}[,，]?[^,，。?？]{0,6}(?:买|看|换|选)(?:哪|什么|啥)',
    '\\breplac(?:ed|es|ing|ements?)\\b|\\bsuccessors?\\b|\\bsucceed(?:s|ed)?\\b|\\b(?:took|taken|takes) (?:its|their|the) place\\b|\\btook over\\b|\\b(?:buy|get|take|choose|have) instead\\b|\\bturned into\\b|\\b(?:in|as) (?:its|their) (?:place|stead)\\b',
  ),
  'earlier-subscribers': form(
    '老(?:用户|客户|会员|订阅)',
    '\\b(?:early|earlier|old|existing|legacy|current|long-?time) (?:[\\w.]+ ){0,3}(?:subscribers?|users?|customers?)\\b',
  ),
  'takes-most': form(
    '(?:扣|费|耗|吃|烧|消耗)(?:得|掉)?最(?:多|快|狠|少|慢)|最(?:费|耗|吃|烧|省)(?:额度|积分|token)',
    '\\b(?:costs?|burns?|eats?|uses?|takes?|drains?)(?: up)? (?:the )?(?:most|fewest|least) (?:credits?|quota|tokens?|points)\\b',
  ),
  'checks-usage': form(
    '(?:查|看|查询|查看)[^,，。?？]{0,8}(?:余量|剩余|用量|额度|还剩|剩多少|用了多少)|(?:余量|剩余额度|用量|额度)[^,，。?？]{0,8}(?:在哪|哪里|怎么|如何|接口|api)[^,，。?？]{0,4}(?:查|看)?',
    '\\b(?:see|check|query|track|monitor|find out|look up)\\b[^?.,]{0,30}\\b(?:left|remaining|remain|remains|used|usage)\\b|\\busage (?:page|dashboard|api|endpoint)\\b',
  ),
  'least-seats': form(
    '起订|起购|最少(?:要?[买订]|需要?)?(?:几|多少)|最低(?:几|多少)[个席人]|(?:几|多少)个?(?:席位|坐席|座位?)?起(?:订|购|买|售)',
    "\\b(?:what's|what is|whats|and) the min(?:imum)?\\b(?! (?:i|we|you|one|to|cost|price|spend|monthly))|\\bmin(?:imum)? (?:order|seats|purchase|number|quantity)\\b|\\bat least how many\\b",
  ),
  'used-up': form(
    '(?:额度|积分|次数|用量|余量)[^,，。?？]{0,6}(?:用完|用光|耗尽|没了|见底)了?(?:之后|以后|后)?(?=[^,，。?？]{0,3}(?:会|还|能|怎|自动|直接|,|，|$|\\?|？))',
    '(?<!how much of [^.?!,]{0,24})\\b(?:credits?|quotas?|allowance|requests|tokens|limit)\\b[^.?!,]{0,12}\\b(?:(?:is|are|runs?|ran|get|gets) (?:all )?(?:gone|out|used up|exhausted|empty)|reached)\\b',
  ),
  'key-refused': form(
    '\\b40[13]\\b|鉴权失败|认证失败|无效的?\\s?(?:api )?key|(?:key|密钥)[^,，。]{0,6}(?:无效|不对|不行|报错|用不了|不能用)|(?:报错|连不上|接不上|配不(?:上|通))',
    "\\b(?:unauthori[sz]ed|forbidden|invalid (?:api )?key|authentication (?:error|failed)|auth(?:entication)? error)\\b|\\bkey (?:is |was )?(?:rejected|refused|invalid|not accepted|doesn't work|not working)\\b",
  ),
  'does-count': form(
    '算不算|计不计|扣不扣|占不占|(?:算|计|扣|占|吃|耗)(?:入|进|在|到)?(?:进)?[^,，。?？]{0,5}(?:额度|次数|用量|配额)?[^,，。?？]{0,3}(?:吗|么|不|没)(?=$|[\\s,，。?？])',
    '\\b(?:do|does|will|would|are|is)\\b[^?.,]{0,40}\\b(?:count(?:ed|s)?|charged|billed|deducted|eat|eats|use up|uses up|hit|consume[sd]?)\\b(?:[^?.,]{0,24}\\b(?:quota|limit|cap|allowance|usage|credits?|requests?|prompts?|it|me)\\b)?',
  ),
  era: form(
    '那会儿|那阵子|那时候?|时期|时代|还是(?:旗舰|主力|最新|默认)|当家|刚(?:出|发布|上)(?:来)?(?:的时候|那会儿|时)',
    '\\b(?:back )?when [^?.,]{0,24}\\b(?:was|were|came out|launched|was current|was new|was the)\\b|\\bin the [^?.,]{0,16}(?:days|era|times)\\b|\\bat the time of\\b',
  ),
  'is-it-so': form(
    '对吗|对吧|对不对|是吧|没错吧|没记错吧|是不是|真的吗|真的假的|是真是假|属实|是这样[的么]?[吗吧]|还是[吗么]|有这回事',
    '\\b(?:right|correct|true)\\s*\\?|\\bis (?:it|that) (?:right|true|correct|so)\\b|\\bam i right\\b|\\bstill the case\\b|\\bremember (?:that|it|this) (?:right|correctly)\\b',
  ),
  'sale-hour': form('几点|什么时间|啥时间|什么时候|啥时候|何时', '\\b(?:what time|when|which hour|what hour)\\b'),
  'share-of-all': form('占比?|百分之几|几成', 'what (?:share|percentage|percent|fraction)|proportion'),
  'pricing-style': form('缓存|命中|cache|几种价|几项价|收费项|计价|price items|kinds of price|price types|pricing (?:model|style|mode)|定价'),
  'anthropic-style': form('anthropic|claude(?! ?code)|\\b(?:5m|1h)\\b'),
  'openai-style': form('openai|gpt|chatgpt'),
  address: form('地址|\\burl\\b|\\baddress\\b'),
  tool: form('\\b(?:cli|code|ide|editor|agent)\\b|编辑器|插件|工具'),
  'team-plan': form('团队版|团队套餐|企业版|team版', '\\bteam (?:plan|edition|version|tier)s?\\b|\\bfor teams\\b'),
  'two-things': form('[,，、;；]|和|以及|还有', '\\band\\b|\\bplus\\b'),
  'bare-share': form('(?<![a-z])shares?(?![a-z])'),
  'nth-2': form('第二便宜|第二档', 'second[- ]cheapest|second tier|next to (?:the )?cheapest'),
  'nth-3': form('第三便宜|第三档', 'third[- ]cheapest|third tier'),
  'nth-last-2': form('第二贵', 'second most expensive|second[- ]priciest'),
  only: form('\\b(?:only|just|nothing but)\\s+(?:the\\s+|want\\s+|need\\s+)?', '(?:只|仅)(?:要|看|考虑|算|列|买|想要|想买|找|限)?\\s*'),
  'a-plan': form('档|那个|套餐', 'plan|tier|one\\b'),
} as const;
