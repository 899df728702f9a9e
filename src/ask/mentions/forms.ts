/**
 * How people put things that no fixed phrase tells: the forms of questions, of comparisons, of follow-ups. One table for both languages; what comes
 * after the mentions of a message knows only the names of the forms.
 */
import { form } from './form.ts';
import { formsOfConduct } from './forms-of-conduct.ts';
import { formsOfRules } from './forms-of-rules.ts';

/** Clause by clause: nothing of it reaches over a comma or a full stop, unless it says so. */
export const forms = {
  // --- what is asked ---
  'asks-when': form(
    '什么时候|何时|哪天|哪一天|啥时|几号|几月|到几号|什么日期|什么时间',
    '(?:^|[\\n,;:.!] ?(?:and |so |but )?)(?:since |until )?(?:when|what date|which day|what day|by when)\\b|\\bsince when\\b|\\buntil when\\b',
  ),
  'asks-whether': form(
    '吗|么\\s*[?？]?\\s*$|没\\s*[?？]?\\s*$|嘛|对吧|是吧|没错吧|是不是|有没有|能不能|可不可以|会不会|是否|能否|对不对|算不算|支不支持|有木有',
    "(?:^|[\\n.;,:!-]\\s*(?:and |but |so )?)(?:is|are|do|does|did|can|could|will|would|should|has|have|was|were|isn't|aren't|don't|doesn't)\\b|\\b(?:right|correct|true)\\s*\\?",
  ),
  'asks-open': form('^(?:what|how)\\b|什么|哪|多少'),
  'asks-by-tone': form('[a-z)]\\s*\\?\\s*$'),
  'question-word': form('\\b(?:what|how|which|who|why)\\b|多少|哪|什么|几|谁|怎'),
  'asks-any': form(
    '[?？]|吗|么$|呢|多少|几[个款家倍号档次折块种]|哪|谁|怎么|如何|什么|啥|还是|能不能|是不是|有没有|会不会|要不要|可不可以|够不够|[^要]不\\s*[?？]?\\s*$',
    '\\b(?:how|what|which|who|when|where|why)\\b|^\\s*(?:and |but |so )?(?:is|are|does|do|can|will|should|would)\\b',
  ),
  'does-it': form('^(?:does|do|can|will|is|are|has|have)\\b'),
  meaning: form('什么意思|啥意思|定义|怎么理解|咋理解|如何理解|是指|指的|含义', '\\bmean(?:s|ing)?\\b|defin|stand for|what counts as'),
  works: form(
    '怎么(?:算|计算|运作|工作|回事)|如何(?:计算|运作|工作)',
    '\\bhow (?:does|do|is|are)\\b[^?]*\\b(?:work|works|counted|calculated|computed)\\b',
  ),
  reckoned: form(
    '怎么(?:算|计|扣|折|抵|换|收|消耗)|如何(?:计算|计费|扣|抵扣|折算|消耗)|计算(?:方式|规则|公式|方法)|公式|系数|抵扣|规则|扣(?:多少|得)|费率|消耗(?:标准|比例)?',
    '\\b(?:how (?:are|is|do|does)\\b[^?]*\\b(?:counted|calculated|computed|charged|deducted|consumed|work|billed|spent|used up|burn(?:ed)?)|formula|coefficients?|rates?|per model|cost in credits|credit costs?)\\b',
  ),
  'by-which-unit': form(
    '按[^,，。;?？!！]{1,10}(?:还是|或者?|or)\\s?(?:按|算)?[^,，。;?？!！]{1,8}',
    '\\b(?:per|by|in) (?:the )?(?:prompt|request|call|token|message|question)s? or (?:(?:per|by|in) )?(?:the )?(?:prompt|request|call|token|message|question)s?\\b',
  ),
  'of-one': form('[一每1]\\s?[次个轮条]', '\\b(?:a|an|one|each|every|per|single) (?:user |model |api )?(?:prompt|request|call|question|task)\\b'),
  // --- verdicts on a use ---
  'pays-off': form(
    '回本|值回|赚回|合算|划算|划得来|省(?:钱|多少|下|到|吗|不)|更?便宜|更?贵|亏',
    '\\b(?:pays? (?:off|for itself|back)|break[- ]?even|worth (?:it|the money)|make sense|cheaper|dearer|more expensive|sav(?:e|es|ing)|better off|better value)\\b',
  ),
  'times-of-first': form('\\bhow many times (?:the|as)\\b[^?.,]{0,24}\\bof\\b[^?.,]+\\b(?:does|is|do|are|has|have)\\b'),
  'comes-to': form('(?:换|折)算?成|合(?:每|一个?)?月|下来', '\\b(?:comes?|amounts?|adds? up) to\\b|\\bover (?:a|the) (?:week|month)\\b'),
  okay: form(
    '行不行|行吗|可以吗|能冲|冲不冲|顶得住|扛得住|能扛住',
    '\\bok(?:ay)?(?: or (?:nah|not|no|too much|what))?\\s*(?:\\?|$)|\\bdoable\\b|\\bfine\\s*\\?|hold up|\\b(?:am i|are we|would i be|will i be) (?:safe|good|covered|alright|in trouble)\\b',
  ),
  own: form('我|俺|咱|自己|团队|小组', "\\b(?:i|i'm|my|we|our|me|us)\\b"),
  copes: form(
    '\\b(?:can|could|does|do|will|would|is)\\b[^?.,;]{0,48}\\b(?:take|hold|handle|carry|manage|cope|survive|stand|absorb|swallow|support|sustain|do)(?: it| that| this| up| out| me| us| the load| so much| that much| this much)?\\s*(?:\\?|$)',
  ),
  passes: form(
    '\\b(?:bite|hit(?:s|ting)? (?:the |its |my )?(?:\\w+ )?(?:limit|cap|quota|ceiling)|hit it|run(?:s)? out|exceed(?:s)?|go(?:es)? over|blow through|burn through|too much for)\\b',
    '会超|超不超|超限|超额|撞[^,，。]{0,4}(?:限|墙)|触顶|爆[^,，。]{0,3}吗|会不会爆|会不会超',
  ),
  'lasts-how-long': form(
    '(?:撑|用|够用?|顶|坚持|跑)[^,，。?？]{0,4}(?:几|多少)天|(?:撑|用|够用?)多久|(?:几天|多久|多少天|多长时间)[^,，。?？]{0,4}(?:用完|用光|见底|没|到|撞|触)',
    '\\bhow (?:long|many days)\\b[^?]*\\b(?:last|survive|run out|take|get|do|till|until|before)',
  ),
  'how-far': form('够[^,，。?？]{0,4}(?:几|多少)(?!人)', '\\bhow many\\b[^?]*\\bfit\\b'),
  // --- choices ---
  should: form('要不要|该不该|应不应该|值得', '\\b(?:should|worth|better)\\b'),
  'worth-price': form('\\bworth (?:the |its )?(?:[¥$]\\s?)?\\d+(?! ?(?:of|times|x\\b))'),
  permitted: form('能不能|可不可以|能[买订用]|可以[买订用]|允许', '\\b(?:can|may|allowed|permitted)\\b'),
  sought: form(
    '(?:有没有|有无|有啥|有什么|哪有|求(?:个|一个|推荐)?|想找(?:个|一个)?|找(?:个|一个))[^,，。;?？!！\\n]*(?:的|套餐|方案|plan)(?=$|[\\s,，。;?？!！])',
    '\\b(?:is there (?:a|an|any|one|some)(?:thing)?|any (?:plan|option|one)|looking for (?:a|an|one|something)|something|anything)\\b[^.,;?!\\n]*\\b(?:that|which|with|for)\\b(?:[^.;?!\\n]|\\.(?=\\d))*',
  ),
  'as-much': form('\\b(?:the )?same (?:amount|usage|work|workload|load|use|volume|thing)\\b', '同样的?(?:用量|工作量|活)'),
  seeks: form(
    '有啥|有没有|有什么|(?<![请要需])求(?![助解])|想找|想要|想加|想换|来个|推荐|(?:^|[\\s,，])要(?=便宜|能|支持)',
    '\\b(?:anything(?! but)|something|looking for|any (?:plans?|options?|suggestions?))\\b',
  ),
  'in-its-place': form(
    '备胎|备用|备选|替代(?:品|方案|选择|的)|能替代|平替|替补|换掉|换成(?:国产|别的|其他)|顶着|再加一?个|加一?个(?:国产|便宜)|换一?[个家]|想换|(?:还有|有没有|有啥|有什么)(?:别的|其他)',
    '\\b(?:alternatives?|replacements?|substitutes?|backups?|fallback plan|switch(?:ing)? (?:away )?from|(?:worth|thinking of|consider(?:ing)?) switching(?: to)?|(?:move|moving) (?:away )?from|(?:second|another|extra|additional) (?:subscription|plan|sub)|fall back on|something else|anything else|ditch(?:ing)?|instead of (?:it|that|this))\\b',
  ),
  holds: form(
    '哪(?:一)?(?:家|个|边|款)(?:才|能|可以)?(?:有|支持|带|包含|收录|能用)|有没有',
    '\\bwho (?:has|have|supports|includes|offers)\\b|\\bwhich (?:one |plan |vendor |of (?:them|the two|these) )?(?:has|have|supports?|includes?|offers?|lists?|carries|comes with)\\b',
  ),
  lacks: form('(?<!有)没有|缺|少了|少哪|不支持|不在', "\\bbut (?:not|isn't|aren't)\\b|\\b(?:lacks?|missing|doesn't|does not|don't|not in|not on)\\b"),
  free: form(
    '免费|白嫖|不要钱|不花钱|零元',
    '\\b(?:what(?:.s| is|s)|anything|something|which (?:ones?|plans?) (?:is|are)|any) (?:\\w+ )?free\\b(?! of)|\\bfree (?:options?|plans?|one|stuff|ones)\\b|\\bfree (?:coding |trial )?(?:plan|tier|subscription)|\\bfor free\\b|\\bfree of charge\\b|^(?:is|are) [^.?,;]{1,32} free\\s*(?:\\?|$)',
  ),
  'is-it-free': form('^(?:is|are) [^.?,;]{1,32} free(?: of charge| to use)?\\s*(?:\\?|$)'),
  // A length of input from which another price holds, no use.
  'beyond-length': form(
    '(?<![天月周日][^,，。]{0,6})(?:超过?|大于|高于|多于)\\s?(?:\\d{2,4}\\s?k|\\d{1,2}\\s?万)(?!\\s?(?:次|条|积分|请求|块|元))',
    '\\b(?:above|over|beyond|past|exceed(?:s|ing)?|(?:longer|larger|more|bigger) than)\\s(?:the\\s)?\\d{2,4}\\s?k\\b(?!\\s(?:requests|prompts|calls|credits|messages|a (?:day|week|month)))',
  ),
  // Where the data has to be.
  'stays-home': form(
    '(?:不能|不可以?|不许|不得|不准|不让|禁止|别)(?:出境|出国|出国门|传?到?(?:国外|境外|海外))|(?:数据|代码)[^,，。]{0,6}(?:留|放|存)在(?:国内|境内)',
    "\\b(?:not|never|n't|cannot) leave (?:mainland )?china\\b|\\b(?:keeps?|stays?|remains?|kept|stored)(?: (?:my|our|the) (?:code|data))? (?:in|inside|within) (?:mainland )?china\\b",
  ),
  'tells-apart': form('谁|哪[个家款档]', '\\b(?:who|which)\\b'),
  listed: form('列', '\\blist(?:ed)?\\b|\\bshow\\b'),
  dearest: form('最贵', 'priciest|most expensive|highest price'),
  'of-every-vendor': form('每家|各家|每个厂|各厂', 'every vendor|each vendor|every provider|each provider|per vendor|of each|of every'),
  'up-to-tier': form('哪(?:一)?(?:档|个套餐|款)|什么(?:档|套餐)', '\\b(?:which|what) (?:tier|plan)s?\\b|how far'),
  'gives-more': form(
    '(?:谁|哪[个家款档边])[^,，。?？]{0,4}(?:量大|量足|量多|量更?大|用量大|耐造)|(?:给|能用|能跑|能干|够用)得?的?(?:活|量|次数|额度)?(?:更|比较|最)?多|用得?更?久|更?(?:耐用|经用|抗用)|额度(?:更|比较)?(?:多|大|足)|能用更多',
    '\\b(?:gives?|gets?|lets|use|do|offers?|allows?)\\b[^.?,]{0,16}\\bmore\\b|\\bmore (?:usage|quota|work|requests|prompts|tokens|for (?:the|my|your) money)\\b',
  ),
  'asks-quality': form(
    '更?聪明|智商|(?:更|比较|哪[个家款])(?:强|厉害|好用)|模型(?:更|哪个)?(?:强|好)|写(?:得|的)更?好|效果|质量|适合(?:写|做|搞)',
    '\\b(?:better|smarter|stronger|more (?:capable|intelligent|reliable)|smartest|strongest|higher quality|writes better|code quality)\\b(?! (?:value|deal|price|plan for|off))',
  ),
  // Any of them, and one by its occasion.
  'a-promotion': form(
    '优惠|折扣|活动|打折|促销|特价|首[购月单期]|到几号|到什么时候|什么时候|结束|截止|还有|现在|多少|哪[家个些]|谁家',
    '\\b(?:deals?|discounts?|offers?|promos?|promotions?|sales?|first|month|purchase|still|runs?|running|when|until|which|plans?|coding|any|the|and|on|does|anyone|now)\\b',
  ),
  // "和 Pro 比哪个便宜" sets two side by side.
  'cheaper-than-these': form(
    '(?:有没有|有无|有啥|有什么|哪[个款家些档]|还有|推荐|找|来)[^,，。?？]{0,8}比[^,，。?？]{1,30}(?:便宜|省钱|低价|低)',
    '(?<![和跟与同][^,，。?？]{1,30})比(?!哪|谁)[^,，。?？]{1,30}(?:更|还)?便宜[^,，。?？]{0,4}的?(?:有|套餐|选择|还有|推荐|呢|吗|$)|便宜的?(?:替代|平替)|平替',
    '\\b(?:anything|something|any (?:other )?(?:plans?|ones?|options?))\\b[^.?,]{0,30}\\b(?:cheaper|less expensive)\\b(?! of)',
    "\\b(?:what(?:'s| is| else is)?|which(?: plans?| ones?)?|who)\\b[^.?,]{0,30}\\b(?:cheaper|less expensive) than\\b",
    '\\bcheaper (?:alternatives?|options?|ones?|than (?:both|either|all|these|those))\\b',
  ),
  occasion: form(
    '双\\s?(?:11|12|十一|十二)|黑五|黑色星期五|618|年货节',
    "\\b(?:black friday|cyber monday|double (?:11|12|eleven|twelve)|singles'? day|christmas|thanksgiving)\\b",
  ),
  'in-one': form(
    '同时|一个套餐|同一个?(?:套餐|家)|一家就|一份(?:套餐)?(?:里|就)|都(?:能用|有|支持|包含|带)',
    '\\b(?:same|one|single) (?:coding )?(?:plan|subscription)\\b|\\bboth\\b|\\bat once\\b|\\btogether\\b',
  ),
  'without-limit': form(
    '(?:没有?|无|不设|不限|不要|不带|不想要|没啥|不受|不喜欢|讨厌|受够了?)[^,，。?？的]{0,3}(?:每?周|每?月|每?天|日|[5五]\\s?(?:个?小时|h))(?:的)?(?:限额?|限制|上限|额度|总量|用量|$|[,，。?？])',
    "\\b(?:no|without|not have|doesn't have|don't have|lacks?|free of|hates?|dislikes?|avoid(?:ing)?|sick of|tired of)\\b (?:a |an |any |the )?(?:weekly|monthly|daily|5-?\\s?h(?:our)?|five-hour|week|month) (?:limits?|caps?|quotas?|ceilings?|max(?:imum)?)",
  ),
  recommended: form('\\brecommend(?:ed|able)?\\b', '推荐'),
  // --- prices ---
  'beside-api': form(
    '(?:和|跟|与|同|比|较|相对于?|对比|相比|折合|还是|或者?)\\s?(?:直接|单独|自己|纯|走|用|调|买|官方|标准|普通|按量|的)*\\s?api',
    '\\b(?:against|over|than|or|relative to|in relation to|versus|vs\\.?|compar(?:e[sd]?|ing|able|ison) (?:with|to)|next to|times)\\s(?:the |its |their |plain |direct |raw |list |official |pay-as-you-go |pay-per-use |paying for |using )*api\\b',
  ),
  'share-of-api': form(
    'api\\s?(?:价格?|费用?|调用|定价|标准价)*\\s?(?:的\\s?(?:百分之|多少倍|几倍|几分之|几折|多少)|(?:相)?(?:比|对比)起?来?)',
    '(?:percent(?:age)?|share|fraction|%) of (?:the |its |their )*api\\b',
  ),
  'api-access': form('api[\\s-]?(?:keys?|密钥|地址|address|url|endpoints?|协议|protocols?|格式|formats?)'),
  apart: form(
    '比例|比值|价格?比|贵|便宜|差|几倍|多少倍|倍|高|低|省',
    '\\b(?:times|how much (?:more|less|cheaper|dearer)|difference|cheaper|dearer|more expensive|less than|gap|ratio|multiple|fraction)\\b',
  ),
  rose: form('涨|降了|降价', '\\b(?:rise|rose|risen|went up|gone up|increased?|dropped|fell|hike)\\b'),
  rise: form('涨|提价|加价|贵了', '(?:price )?(?:hike|hikes)|raise|went up|go up|gone up|more expensive'),
  cut: form('降价|便宜了', 'price cuts?|cheaper|cut (?:its|their|the) price|dropped'),
  'of-prices': form(
    '[涨降调加提改]了?价|价格?[^,，。]{0,3}[涨降变调]|涨了',
    'price (?:hike|increase|rise|change|cut|drop)|(?:raise|raised|increase|increased|cut|hike|hiked)\\b[^.,?]{0,24}\\bprices?|prices? (?:go|went|gone|changed?|increased?|rise|rose)|(?:more|less) expensive|cheaper',
  ),
  'old-price': form('[老旧原](?:的)?(?:价|套餐|版)', '(?:old|previous|former|earlier) (?:price|plan|rate)'),
  'against-regular': form(
    '(?:跟|和|与|比|较)(?:起)?(?:它们?|各自)?的?(?:原价|正价|标价)|(?:原价|正价)(?:相?比|便宜)',
    '\\b(?:than|vs\\.?|versus|over|off|against|compared (?:to|with)) (?:the |its |their )?(?:regular|list|full|normal) price',
  ),
  'whole-difference': form('difference between|the difference'),
  'renewal-asked': form(
    '续(?:费|订|期)(?:价格?|分别|各|是|要|得|每?个?月|的)*多少(?!次|天|token|额度|个|积分)',
    'renew(?:al|s|ing)?\\b[^,.?\\d]{0,12}\\bhow much\\b|how much\\b[^,.?\\d]{0,24}\\brenew',
  ),
  'first-asked': form(
    '(?:首月|首购|第一个月|头一?个月)[^\\d,，]{0,4}(?:多少|几块|[和与跟、])',
    '(?:first month|month one)[^\\d,.]{0,12}\\b(?:and|,)',
  ),
  'then-months': form(
    '(?:first month|首月|首购(?:一个月)?|第一个月|头一?个月)[^.?。？\\d]{0,16}(?:\\b(?:then|plus|followed by|and then)\\b|再|然后|后面|加)[^.?。？\\d一二两三四五六七八九十]{0,8}(?:\\d|[一二两三四五六七八九十])',
  ),
  joined: form('\\S\\s?(?:\\+|＋|\\bplus\\b|加上?|再加)\\s?\\S'),
  together: form('加起来|加在一起|全(?:部|都|家桶)?[^,，。]{0,4}(?:买|订|加)', 'all (?:of them|tiers|plans|three|four)|together|altogether'),
  'each-has-one': form(
    '(?:每人|人手|各自?)都?(?:(?:要|买|开|订)一?[个份套]?|一[个份套])',
    '\\b(?:each|every one) (?:of us )?(?:want|need|get|buy|take|have|has|needs|wants|gets)s?\\b|\\b(?:one|a plan|a seat) each\\b',
  ),
  split: form(
    '平摊|均摊|分摊|平分|拼(?:车|单|一个|着)|AA|合租|共用一个',
    '\\bsplit|\\bshar(?:e|ing) (?:one|a|the|1)\\b|share the (?:cost|bill|price)|chip in|divided? (?:by|among|between)',
  ),
  exists: form('有没有|有无|是否有', '\\b(?:is there|are there|do you have|does it have|do they have)\\b'),
  may: form('能不能|可不可以|能否|可以|允许', '\\b(?:can|could|may|allowed)\\b'),
  'paid-a-year': form('包年|年包|年付|按年|年费|一整?年', 'annual|yearly|a year|per year'),
  'paid-a-quarter': form('包季|季包|季付|按季|一?个?季度?', 'quarter'),
  'paid-a-month': form('包月|月包|月付|按月', 'monthly|month to month'),
  'over-a-year': form('一年|全年|年预算|每年', 'a year|per year|yearly|annual'),
  budget: form('预算|经费', 'budget|spend'),
  'per-day-price': form('换成|合|摊|折|平均|每天多少钱|一天多少钱', 'per day|a day|daily'),
  'price-of-month': form('monthly (?:price|fee|cost|rate)|price per month|a month', '月费|月价|每月(?:价格|费用|多少钱)'),
  'in-full': form('max(?:ing|ed)? (?:it )?out|every 5.?hour|every window|fully used', '用满|跑满|打满|拉满|用完整个月|full month'),
  'how-much': form('\\bhow much\\b'),
  later: form('之后|后面|后续|以后多少|过后', 'later on|after that|afterwards|thereafter'),
  // --- units ---
  'per-multiple': form('per multiple|每倍|单位额度', '(?:每|per |each |for each )\\s?(?:1|一)?\\s?(?:x\\b|倍)'),
  'per-yuan': form(
    '[一1每]\\s?(?:块钱?|元(?!素))',
    '(?:per|for (?:a|one|each|every|1)|each|every|one) (?:yuan|rmb|cny|dollar|usd|buck)\\b|per ¥|per \\$',
  ),
  'per-fen': form('[一1每]\\s?分钱', 'per (?:cent|fen)\\b'),
  'per-mao': form('[一1每]\\s?毛钱?'),
  'per-thousand': form('每千|per thousand'),
  'per-ten-thousand': form('每万'),
  'per-million': form('每百万|per million'),
  'per-hundred-million': form('每亿'),
  'for-one': form('[每一]次(?:请求|调用|提问)|[每一]个?(?:次)?\\s?prompt|每条', '(?:per|for each|for one|a single) (?:request|prompt|call)'),
  'one-costs': form('(?:每|一|单)次[^,，。0-9]{0,4}(?:合|摊|多少钱|几分|几毛|几厘|成本)', 'cost per (?:call|request|prompt)'),
  'per-lot': form('(?:每|per )\\s?(?:[\\d,]+\\s?k?|[十百千万亿]+)\\s?(?:次|条|个|requests?|calls?|prompts?|tokens?)'),
  'unit-price': form('单位额度|单位成本|单位价格|均价', 'unit (?:price|cost)|per unit'),
  'money-word': form('cost|\\b(?:rmb|yuan|cny|usd|dollars?)\\b|[¥$]'),
  'at-most': form('最多|顶多|上限|极限', 'at most|\\bmax(?:imum)?\\b|up to'),
  left: form('还剩|还能|还可以|剩下|剩多少|剩几|余', '\\b(?:left|remain(?:s|ing)?|more)\\b'),
  evenly: form('平均|均摊|摊到|折合', 'on average|averages?|spread'),
  'divided-by': form('除以|divided by|÷|/'),
  'in-weeks': form(
    '(?:等于|相当于|只能|只够|够|能)[^,，。?？]{0,4}(?:用|撑)?(?:几|[一两二三四\\d.]+)个?(?:周|星期|礼拜)',
    '\\b(?:only|just|lasts?|enough for)\\b[^?.,]{0,16}\\bweeks?\\b',
  ),
  'five-hours': form('5\\s?-?h(?:our|r)?s?\\b|(?:5|五)\\s?个?小时|five[- ]hour'),
  'one-window': form('\\b(?:one|a single|a full|1) (?:full )?(?:5.?h(?:our)?|five-hour) window', '(?:一个|1个)\\s?(?:5|五)\\s?个?小时(?:的)?窗口'),
  'joined-unit': form(
    '(?:and|&|\\+|/|,|和|、|以及|还有)\\s?(?:the |its |how many |多少|几个?|几次)?\\s?(?:5h |5-hour |每5小时)?\\s?(?:prompts?|requests?|请求|提问)',
  ),
  'this-month': form('这个月|本月|this month'),
  'this-week': form('这周|本周|this week'),
  // --- rules, history, follow-ups ---
  ...formsOfRules,
  ...formsOfConduct,
} as const;

export type Form = keyof typeof forms;
/** Of a cue: whether it is a form, not a phrase of the vocabulary. */
export const isForm = (cue: string): cue is Form => Object.hasOwn(forms, cue);

/** Every place of a form in the text. */
export function formIn(text: string, cue: Form): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(forms[cue])].flatMap((found) => (found[0] === '' ? [] : [{ start: found.index, end: found.index + found[0].length }]));
}
