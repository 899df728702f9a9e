/**
 * How people put things that no fixed phrase tells: the forms of questions, of comparisons, of follow-ups. One table for both languages; what comes
 * after the mentions of a message knows only the names of the forms.
 */

const form = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'giu');

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
    '[?？]|吗|么$|呢|多少|几[个款家倍号档次折块种]|哪|谁|怎么|如何|什么|啥|还是|能不能|是不是|有没有|会不会|要不要|可不可以|够不够',
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
    '行不行|行吗|可以吗|能冲|冲不冲',
    '\\bok(?:ay)?\\s*\\?|\\bfine\\s*\\?|hold up|\\b(?:am i|are we|would i be|will i be) (?:safe|good|covered|alright|in trouble)\\b',
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
  holds: form(
    '哪(?:一)?(?:家|个|边|款)(?:才|能|可以)?(?:有|支持|带|包含|收录|能用)|有没有',
    '\\bwho (?:has|have|supports|includes|offers)\\b|\\bwhich (?:one |plan |vendor |of (?:them|the two|these) )?(?:has|have|supports?|includes?|offers?|lists?|carries|comes with)\\b',
  ),
  lacks: form('(?<!有)没有|缺|少了|少哪|不支持|不在', "\\bbut (?:not|isn't|aren't)\\b|\\b(?:lacks?|missing|doesn't|does not|don't|not in|not on)\\b"),
  free: form('免费|白嫖|不要钱', '\\bfree (?:coding |trial )?(?:plan|tier|subscription)|\\bfor free\\b|\\bfree of charge\\b'),
  'tells-apart': form('谁|哪[个家款档]', '\\b(?:who|which)\\b'),
  listed: form('列', '\\blist(?:ed)?\\b|\\bshow\\b'),
  dearest: form('最贵', 'priciest|most expensive|highest price'),
  'of-every-vendor': form('每家|各家|每个厂|各厂', 'every vendor|each vendor|every provider|each provider|per vendor|of each|of every'),
  'up-to-tier': form('哪(?:一)?(?:档|个套餐|款)|什么(?:档|套餐)', '\\b(?:which|what) (?:tier|plan)s?\\b|how far'),
  'gives-more': form(
    '(?:给|能用|能跑|能干|够用)得?的?(?:活|量|次数|额度)?(?:更|比较)?多|用得?更?久|更?(?:耐用|经用|抗用)|额度(?:更|比较)?(?:多|大|足)|能用更多',
    '\\b(?:gives?|gets?|lets|use|do|offers?|allows?)\\b[^.?,]{0,16}\\bmore\\b|\\bmore (?:usage|quota|work|requests|prompts|tokens|for (?:the|my|your) money)\\b',
  ),
  'asks-quality': form(
    '更?聪明|智商|(?:更|比较|哪[个家款])(?:强|厉害|好用)|模型(?:更|哪个)?(?:强|好)|写(?:得|的)更?好|效果|质量|适合(?:写|做|搞)',
    '\\b(?:better|smarter|stronger|more (?:capable|intelligent|reliable)|smartest|strongest|higher quality|writes better|code quality)\\b(?! (?:value|deal|price|plan for|off))',
  ),
  // Where somebody lives and how they pay: nothing that a plan states.
  abroad: form(
    '德国|欧洲|欧盟|英国|法国|美国|加拿大|日本|韩国|香港|台湾|新加坡|澳洲|澳大利亚|印度|俄罗斯|人在(?:国外|海外|境外)|非大陆',
    '\\b(?:germany|europe|eu|uk|britain|france|spain|italy|poland|usa|(?:the|in) us|america|canada|japan|korea|hong kong|taiwan|singapore|australia|india|brazil|russia|outside (?:of )?china|abroad|overseas|non-chinese)\\b',
  ),
  'paid-with': form(
    '信用卡|借记卡|visa|master(?:card)?|paypal|stripe|银联|支付宝|微信(?:支付|付)?|对公|公对公|加密货币|usdt',
    '\\b(?:credit cards?|debit cards?|visa|mastercard|paypal|stripe|alipay|wechat pay|crypto|bank transfer|apple pay|google pay|wire transfer)\\b',
  ),
  // Who somebody is, and what they must put up with.
  circumstance: form(
    '学生(?!版|认证|优惠|套餐|包)|公司(?:不让|要求|规定|禁止|合规)|不翻墙|没有?(?:海外|国外)?信用卡|没有?(?:美国|海外|国外)手机号',
    '\\b(?:for a student|(?:i am|i.m|as) a (?:broke |poor |college |uni |university |grad )*student|(?:my |our |the )?company (?:blocks|bans|forbids|requires)|no (?:credit card|vpn|(?:chinese|us) (?:phone )?number))\\b',
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
    '(?:没有?|无|不设|不限|不要|不带|不想要|没啥|不受)[^,，。?？的]{0,3}(?:每?周|每?月|每?天|日|[5五]\\s?(?:个?小时|h))(?:的)?(?:限额?|限制|上限|额度|总量|用量|$|[,，。?？])',
    "\\b(?:no|without|not have|doesn't have|don't have|lacks?|free of)\\b (?:a |an |any |the )?(?:weekly|monthly|daily|5-?\\s?h(?:our)?|five-hour|week|month) (?:limits?|caps?|quotas?|ceilings?|max(?:imum)?)",
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
  refers: form('推荐人|推荐自己|推荐别人|自己推荐|被推荐|朋友|好友|邀请|奖励|返|拉人|拉新|介绍', 'friend|refer|invit|reward'),
  'shared-by': form(
    '\\b(?:can|could|may|allowed|permitted|ok(?:ay)?|let|lets|people|persons?|team(?:mates?)?|colleagues?|co-?workers?|friends?|family|roommates?|several|multiple|we|us|our|i|my|me|an? (?:plan|account|login|key|seat|subscription)|one (?:plan|account|login|key|seat|subscription)|the (?:plan|account|login|key|subscription)|it)\\b',
  ),
  began: form(
    '加的|加入|加进|加上|新增|上线|推出|引入|发布|新出|首次出现',
    '\\b(?:added|introduced?|launch(?:ed)?|released?|came? out|rolled? out)\\b',
  ),
  'since-when': form(
    '(?:什么时候|何时|哪天|几号)(?:开始|才)?有|从(?:什么时候|何时|哪天|几号)',
    '\\bsince when\\b|\\bwhen did\\b[^.?]*\\b(?:get|start|begin)\\b',
  ),
  over: form(
    '停售|停卖|停了|下架|售罄|卖完|没了|没有了|取消|结束|过期|关闭|关了',
    'discontinu|sold out|stop(?:ped)? sell|no longer|\\b(?:ended|expired|over|gone|closed|retired)\\b',
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
    '(?:数据|信息|资料|价格)(?:都)?(?:是)?(?:从)?(?:哪|啥地方)(?:里|儿)?(?:来|找|搞)|数据来源|数据(?:准不准|靠谱吗|可靠吗|新不新|多久更新)',
    '\\bwhere (?:do|does|did) (?:you|this|your|the)\\b[^?]*\\b(?:data|prices?|info|figures|numbers)\\b|\\b(?:your|the) (?:data )?sources?\\b|\\bhow (?:fresh|current|reliable|up to date) is (?:your|the|this) data\\b',
  ),
  doubt: form(
    '真的吗|真的假的|是真的吗|确定吗|你确定|确定不|不会吧|不可能|靠谱吗|可信吗|准吗|准不准|没搞错|搞错了没|不对吧|不是吧|是吗\\s*[?？]?$',
    "\\b(?:really|for real|seriously|are you sure|you sure|is that (?:right|true|correct)|no way|(?:that |it )?can't be (?:right|true)|can i trust (?:that|this|you))\\b",
  ),
  source: form(
    '来源|出处|依据|哪来的|哪儿来的|从哪(?:里|儿)?(?:来|看)的|谁说的|有链接吗|凭据|证据',
    '\\b(?:sources?|citations?|references?|proof|evidence|says who|according to whom|where is that from|where does that come from|where did you get)\\b',
  ),
  report: form(
    '(?:说|算|答|弄|搞|写|数据|价格|数字)?[^,，。]{0,4}(?:错了|不对(?!吧)|有误|不准确|过时了|有问题|答非所问)|报错|反馈|纠错|举报',
    "\\b(?:that'?s|this is|it'?s|you'?re|you are|answer is|price is|figure is) (?:wrong|incorrect|outdated|not right|not true|mistaken|false|old)\\b|\\b(?:wrong answer|report (?:a|an|this) (?:error|bug|mistake))\\b|^\\s*(?:wrong|nope|incorrect)\\b",
  ),
  // What nobody knows before it is announced, and the one who answers.
  'will-change': form(
    '(?:会不会|会|将|打算|准备|预计|要不要)(?:再|继续|接着|又|也|要)*(?:涨价?|降价?|调价|改价|变贵|变便宜|取消|打折|搞活动|有活动|有优惠)',
    '\\b(?:will|would|gonna|going to|plan(?:s|ning)? to|about to|expect(?:s|ed|ing)?|likely to|set to)\\b[^.,?!]{0,40}\\b(?:rais(?:e|es|ing)|cut|cuts|increases?|drop|drops|lower|go(?:es)? (?:up|down)|get (?:cheaper|pricier)|rise|rises|discounts?)\\b',
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
    '我(?:是)?(?:说|指|问)的(?:是)?|我说的不是|不是这个|我(?:的)?意思是|不是问',
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
    '起订|起购|最少(?:几|多少)|最低(?:几|多少)[个席人]',
    "\\b(?:what's|what is|whats|and) the min(?:imum)?\\b|\\bmin(?:imum)? (?:order|seats|purchase|number|quantity)\\b|\\bat least how many\\b",
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

export type Form = keyof typeof forms;
/** Of a cue: whether it is a form, not a phrase of the vocabulary. */
export const isForm = (cue: string): cue is Form => Object.hasOwn(forms, cue);

/** Every place of a form in the text. */
export function formIn(text: string, cue: Form): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(forms[cue])].flatMap((found) => (found[0] === '' ? [] : [{ start: found.index, end: found.index + found[0].length }]));
}
