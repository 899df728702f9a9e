import type { Vocabulary } from './cues.ts';

/** How English questions say it. */
export const en: Vocabulary = {
  price:
    'per seat|a seat|price|prices|pricing|cost|costs|costing|how much|fee|fees|pay|paying|charge|rate|rates|expensive|spend|bill|payable|monthly price|price tag|price list',
  first:
    'first purchase|first month|first-time|first time|intro price|introductory|intro offer|new user price|new customer|first-purchase price|first month price|starting promo|promo price|first order|first-month discount',
  second: 'second month|second period|month two|following month',
  regular:
    'regular|afterwards|after that|thereafter|later on|regular price|list price|full price|normal price|standard price|normally|without promo|without promotion|undiscounted',
  renewal: 'renewal|renewal price|renew|renewing|renews|auto-renew|auto-renewal|auto renewal|automatic renewal|to renew',
  monthly: 'monthly plan|monthly billing|billed monthly|month to month|monthly subscription',
  quarterly: 'quarterly|per quarter|a quarter|quarter|three-month plan|3-month plan',
  yearly: 'yearly|annual|annually|per year|a year|yearly plan|annual plan|billed annually|each year',
  quota:
    'quota|quotas|limit|limits|allowance|usage cap|cap|caps|usage limit|usage limits|rate limit|rate limits|rate-limited|usage|allotment|throttle|how much usage|how much quota|what do i get',
  amount: 'how many prompts|how many requests|how many tokens|how many calls|number of prompts|number of requests',
  models: 'model|models|which models|what models|model list|how many models|lineup|line-up|llm',
  clients: 'client|clients|tool|tools|editor|editors|ide|ides|agent|agents|which tools|plugin|plugins|coding tool|cli',
  protocols: 'protocol|protocols|api protocol|api format|compatible api|api style|api compatibility',
  endpoint: 'base url|baseurl|endpoint|endpoints|api url|api address|api host|host url|server url',
  key: 'api key|api keys|key prefix|secret key|access key',
  environment:
    'instead of the default|change the model|switch the model|switch models|different model|swap the model|change which|change the model|switch the model|swap the model|which model does claude|environment variable|environment variables|env var|env vars|env|settings.json|config file|which file|default model|default models|opus|sonnet|haiku|maps to|map to|mapping|mapped to',
  mcp: 'image input|images|screenshots|vision|web search|browse the web|read web pages|mcp|mcp server|mcp servers|mcps',
  sale: 'closed sales|closed sale|close sales|stop selling|stopped sales|no longer sell|no longer sold|still around|on sale|for sale|still sold|sold out|sold|available to buy|buy it|still buy|can i buy|discontinued|closed to|stopped selling|in stock|restock|restocked|out of stock|new buyers|new subscribers|sign up|still available|availability|purchasable|can i still get|still get|selling|subscribe to it|withdrawn|pulled',
  promotion:
    'promo|promos|promotion|promotions|promotional|discount|discounts|deal|deals|offer|offers|coupon|special|percent off|year-end|new year|holiday|sale price|discounted|off|rebate|campaign',
  reset:
    'reset|resets|resetting|refresh|refreshes|refreshed|replenish|replenishes|roll over|come back|when does it restart|restart|refill|refills|starts over|cycle|rolling|sliding|fixed window|fixed schedule|rolls over',
  multiplier:
    'multiplier|multipliers|burn faster|burn quota|burns|burn|consumption rate|counts as|count as|consume faster|consumes|eats|uses up faster|drain|drains|faster than|peak hours|peak|off-peak|off peak|how much faster|usage factor|weighs|quota usage',
  equivalent: 'equivalent to|equivalent|equals|comparable to|same as claude|worth of claude|compared to claude|equal to|the usage of',
  worth: 'how much api|worth in api calls|worth of api|api worth|api value|times the api|value of the quota|worth in api|api cost|worth|value claim',
  rating: 'rating|ratings|rated|score|scores|scored|rate it|out of 10|stars',
  site: 'website|official site|official page|link|links|where to buy|where do i buy|where can i buy|buy link|subscribe page|sign-up page|subscription page|purchase page|url to buy|where to subscribe|where do i subscribe',
  exhausted: 'runs out|ran out|run out of quota|quota runs out|used up|hit the cap|hit my limit|once it is gone|when it is gone',
  'extra-charge':
    'charged extra|charge extra|bill me extra|billed extra|overage|pay extra|extra charge|extra cost|charge my balance|deduct from my balance|charge my card',
  maker: 'who makes|who made|made by|maker|who built|whose model|which company|developer of|developed by',
  'usage-page':
    'quota progress|show progress|usage progress|track my usage|remaining quota|remaining|how much is left|what is left|left over|check usage|see usage|usage page|usage dashboard|dashboard|console|usage stats|track usage|check my quota|see my quota|view usage|monitor usage|usage statistics|see how much|check how much|used so far',
  'billing-page':
    'billing|invoice|invoices|cancel|cancellation|unsubscribe|manage subscription|manage my subscription|cancel subscription|turn off auto-renew|stop auto-renew|billing page|bills|cancel my plan',
  docs: 'docs|documentation|official docs|manual',
  community: 'community|chat group|user group|forum|wechat group|knowledge base|discord group|feishu group',
  guide:
    'setup guide|set-up guide|setup instructions|integration guide|how to set up|guide|tutorial|setup|set up|how to connect|how do i connect|how to configure|configure|quick start|quickstart|hook up|get started|onboarding',
  context: 'context|context window|context length|context size|long context',
  parameters: 'parameter|parameters|param|params|model size|how big|how large|size|total parameters|billion parameters',
  active: 'active|active parameters|activated|active params|are active',
  api: 'api price|api prices|api pricing|api cost|api costs|api rate|api rates|pay as you go|pay-as-you-go|payg|per million|per million tokens|per 1m|input price|output price|cached price|metered|token price|token prices|via api|via the api|with the api|raw api|plain api|on the api|api bill|api instead|using the api|the api|api',
  history: 'history|previously|formerly|used to be|used to|earlier|timeline|changelog|back then|originally|past|old price|in the past|over time|log',
  recipe: 'ready-made|ready made|recipe|recipes|setup combo|preset|combo|related plans|reference setup|out of the box',
  conversion:
    'calls per prompt|requests per prompt|prompt to request|tokens per prompt|tokens per request|per prompt|per request|each prompt|one prompt|a prompt|single prompt|model calls|calls|how is it counted|how is usage counted|counted|how are they counted|count|counts|does each|eat one|by token|by request|by prompt|consume|triggers|trigger|how many calls|calls for|equal a request|per question|per task|each request|average request|per tool call|tool calls',
  value:
    'value|best value|bang for the buck|cost-effective|cost effective|cost-efficient|worth it per|per yuan|per dollar|economical|value for money|better deal|best deal|most for my money|per rmb|cheap per',
  tiers:
    'tier|tiers|each tier|plan tiers|which plans|what plans|plans|plan list|all tiers|every tier|three tiers|lineup of plans|levels|list the plans|per tier',
  overview:
    'overview|tell me about|about|summary|summarise|summarize|in a nutshell|pros and cons|advantages|details|detail|describe|explain|info on|introduce|strengths|highlights|known for',

  'window-5h': '5h|5 h|5hr|5 hr|5 hours|5 hour|5-hour|five hours|five hour|five-hour|per 5h|per 5 hours|5-hour window|rolling window|5hrs',
  'window-day': 'per day|a day|daily|each day|every day|day|days|everyday|one day',
  'window-week': 'per week|a week|weekly|each week|every week|week|one week',
  'window-month': 'per month|a month|monthly|each month|every month|month|one month|/mo|mo',
  'window-hour': 'per hour|an hour|hourly|each hour|every hour|one hour|hour',
  'window-minute': 'per minute|a minute|each minute|every minute|minute',
  'window-year': 'first year|whole year|full year|entire year|per year|a year|yearly|annual|annually|each year|year|one year',
  'window-quarter': 'per quarter|a quarter|quarterly|quarter',
  'unit-prompt': 'prompt|prompts|user prompt|question|questions|user prompts',
  'unit-request': 'request|requests|call|calls|api call|api calls|model call|model calls|api request|api requests|invocation|invocations',
  'unit-token': 'token|tokens|tok|toks',
  'unit-credit': 'credit|credits|afp|points',
  'unit-task': 'task|tasks|refactor|refactors|refactoring|simple question|complex task|complex tasks',
  cached: 'cached|cache hit|cache hits|cache read|cache reads|cached input|from cache|hit the cache|cached tokens|caching|cache',
  uncached: 'uncached|cache miss|cache misses|non-cached|not cached|uncached input|fresh input|miss the cache|uncached tokens|missed',
  input: 'input|inputs',
  output: 'output|outputs|completion|completions|generated',
  'cache-write': 'cache write|cache writes|write to cache|cache creation|writing the cache|written to the cache|cache-write',

  define:
    "what is a|what's a|what is the meaning|what does|mean|means|meaning|definition|define|explain|what are|what exactly is|what exactly|stand for|how do you define|what counts as|what is|what's|difference between",
  'how-many':
    'how many|how much|how many prompts|how many requests|how many tokens|how many calls|how much usage|how much quota|how many models|how big|how large|how long|number of|what number|how often',
  which: 'which|which one|who|whose|what plan|what tier|which tier|which plan|which of',
  whether:
    'is it|does it|do they|can i|can you|is there|are there|does|do|is|are|can|will|would|could|was|did|has|have|should|am i|right?|correct?|isnt it',
  why: 'why|how come|what is the reason|reason|what for|what managed',
  when: 'when|what date|which day|what day|since when|until when|how long ago|what time|by when|expire|expires|expiry|end date|deadline',
  where: 'where|where do i|where can i|which page|how do i see|how can i see|how do i check|how to check|where is',
  how: 'how|how do i|how to|how can i',
  compare:
    'compare|compared|comparison|comparing|vs|versus|difference|differences|differ|different|against|side by side|stack up|head to head|compared with|compared to|distinction',
  either: 'or|either|rather than|instead of',
  recommend:
    'recommend|recommendation|suggest|suggestion|which should i|what should i|should i buy|should i get|should i use|should i choose|should i pick|should i go|best for|best plan|best choice|suits|suitable|right for me|better for|better fit|which is better|which one is better|which is best|advise|advice|pick|pick one|go for|go with|what would you|which plan should|which tier|best option|good choice|good fit|better choice|better move|should i|fits me|fit my',
  choose: 'choose|choosing|pick|select|opt for',
  'worth-buying':
    'worth it|worth buying|worth getting|worth the money|worth paying|worth the price|any good|good deal|is it good|worthwhile|a good buy|worth subscribing',
  cheapest:
    'cheapest|lowest price|lowest-priced|least expensive|most affordable|lowest cost|minimum price|starts at|starting price|cheapest way|lowest monthly|as cheap as possible|least money',
  least: 'least|smallest|lowest|shortest|fewest|stingiest|minimum|worst|tightest|stingy|ascending',
  most: 'widest|broadest|most complete|most|largest|highest|biggest|longest|greatest|maximum|best|strongest|most generous|generous|priciest|most expensive|top|higher|larger|bigger|descending',
  'longest-lasting': 'lasts longer|last longer|lasts longest|last longest|goes further|go further|lasts the longest|stretch further',
  total: 'in total|total|altogether|sum|combined|all together|overall|adds up|add up|both together|together|in all|add up to',
  difference:
    'how much more|how much less|how much cheaper|how much dearer|how much higher|how much lower|price difference|the difference|differ by|more expensive by|cheaper by|how much extra|extra|go up by|went up by|how much did it rise|increase by|gap|save|saves|saving|savings|how much do i save|up by|how many more|price gap|cost more',
  ratio:
    'divided by|how many 5-hour|how many windows|how many times|times as much|times more|multiple|multiples|ratio|times bigger|times larger|times the|what multiple|factor|x the quota|proportion|what fraction|relative to',
  convert:
    'convert|converted|conversion|in terms of|translate|translates|work out to|works out to|come to|comes to|equals|equal|amount to|amounts to|equate to|expressed in',
  enough:
    'enough|sufficient|suffice|fit|fits|within the limit|exceed|exceeds|run out|runs out|last me|cover|covers|hold up|holds up|be ok|be okay|hit the limit|hit the cap|handle|handles|accommodate|over the limit|how long will|how long would|last|survive|make it through|blow through|used up|go over|stay under|stay within|support my|too small|too much for',
  changed:
    "what's new|whats new|happen|changed|change|changes|increase|increased|decrease|decreased|raised|raise|cut|hike|price hike|went up|gone up|go up|dropped|reduced|adjusted|adjustment|new pricing|rise|risen|rose|modified|altered|different now|what happened|happened|news|get worse|worse now|switched",
  updated: 'update|updated|updates',
  still:
    'still around|still sold|still buy|still get|can i still get|still|still valid|still available|expired|over|ended|no longer|any more|anymore|valid|currently valid|remain|remains|yet|still there|gone|live|still on|still going',
  all: 'all|every|each vendor|all vendors|every vendor|all of them|across|everyone|all plans|every plan|the market|any vendor|all providers|each provider|every provider|among all|you know|of all|each one',
  each: 'each|respectively|every one|apiece',
  per: 'per|each|on average|average|averaged|a piece|apiece|for each',
  disagree:
    'which is right|which is correct|which one is right|which one is current|which one is correct|which is true|another page|another source|other page|contradict|contradicts|contradictory|conflict|conflicting|disagree|disagrees|inconsistent|says one thing|someone says|people say|i read|i heard|i saw|different numbers|who is right|which number|does not match|mismatch|which figure|elsewhere|others say|the article|the faq says|the docs say|supposedly|undocumented|which to believe|believe|trust',
  sort: 'rank|ranking|sort|order|ordered|list|listed|from largest|from smallest|largest to smallest|smallest to largest|sorted|rank them|top 3|top three|leaderboard',
  shared: 'in common|common|both have|both support|shared|share|overlap|both include|both offer|on both|in both',
  'only-here': 'exclusive|exclusively|only on|unique to|only one|unique|nobody else|exclusives',
  except: 'except|other than|besides|apart from|excluding|not|non|aside from|without|else|other',
  supports:
    'support|supports|supported|work with|works with|working with|compatible|compatible with|include|includes|included|including|accept|accepts|allowed|come with|comes with|contain|contains|available|available on|available in|integrate|connect',
  old: 'old|older|legacy|former|previous|earlier|grandfathered|original|pre|prior|outdated',
  now: 'now|currently|current|today|at the moment|present|nowadays|these days|latest|new|newest|right now|at present|as of today',
  was: 'was|were|used to|previously|formerly|before|originally|back then|earlier|at the time|had been|in the old days|until then',
  cheaper: 'cheaper|less expensive|cheap|lower|save money|less money|affordable|costs less',
  dearer: 'more expensive|dearer|pricier|expensive|pricey|costs more|higher price',
  people:
    'people|person|developers|devs|developer|seats|seat|users|colleagues|members|engineers|teammates|of us|accounts|coworkers|programmers|copies',
  team: 'team|company|enterprise|organisation|organization|colleagues|coworkers|teammates|startup|squad|department|several people',
  beginner: 'beginner|newbie|new to|first plan|first time|try out|try it|just starting|starter|student|getting started|test the waters|never used',
  light:
    'light|light use|lightly|occasional|occasionally|casual|small fixes|side project|hobby|now and then|a little|once in a while|weekend|weekends|not much|rarely|small stuff',
  heavy:
    'heavy|heavily|all day|full-time|full time|intensive|power user|heavy user|large project|nonstop|non-stop|around the clock|a lot|daily driver|hardcore|24/7|primary tool|main tool',
  burst:
    'burst|bursts|bursty|sprint|sprints|late-night|late night|crunch|in one go|binge|spike|spiky|short intense|high-intensity|all-nighter|marathon',
  steady: 'steady|steadily|constant|constantly|smooth|smoother|long-term|evenly|consistent|regularly|day in day out|spread out|throughout the day',
  'budget-tight':
    'tight budget|low budget|broke|on a budget|as little as possible|as cheap|save money|limited budget|poor|shoestring|spend little|minimal spend|as cheap as possible|cheap as possible',
  international: 'international|global|overseas|abroad|outside china|intl|worldwide|usd version|foreign|non-china|english site',
  domestic: 'china|chinese|domestic|mainland|cn|rmb version|in china|china version|bigmodel.cn',
  entry:
    'entry|entry tier|entry level|entry-level|lowest tier|cheapest tier|basic|base tier|smallest plan|smallest tier|bottom tier|starting tier|cheapest plan|lowest plan|entry plan',
  middle: 'middle|mid|mid tier|mid-tier|middle tier|middle plan|second tier',
  top: 'top tier|top|highest tier|most expensive tier|flagship|biggest plan|top plan|highest plan|largest plan|premium|top-tier|priciest',
  'fast-edition': 'highspeed|high-speed|high speed|fast edition|speed edition|turbo edition|faster version|fast version|speed version',
  save: 'save|saves|saving|savings|saved',
  subscription: 'plan|plans|subscription|subscriptions|coding plan|membership|package|bundle|subscribe|subscribing|flat rate',
  legacy:
    'legacy|grandfathered|old subscriber|old subscribers|existing subscriber|existing subscribers|existing customers|existing users|old plan|subscribed before|bought before|ordered before|signed up before|subscriber from before|subscribed earlier|already subscribed|early subscribers|early adopters|subscribed in|bought in|plan from before|before the change|legacy plan|original plan|old customers|keep my|keep the old|subscribers from before|who subscribed',
  'first-time':
    'first-time|first time|new user|new users|new customer|new customers|first purchase|never bought|newcomer|new subscriber|new subscribers|new buyers',
  same: 'same|identical|equal|the same|no difference|alike|equally|both',
  more: 'more|higher|bigger|larger|more than|extra|faster',
  exchange: 'exchange rate|in rmb|in cny|in yuan|in usd|in dollars|in us dollars|to rmb|to usd|to cny|to dollars|to yuan|fx',
  unrecorded:
    'student discount|student discounts|student price|education discount|academic discount|edu discount|sla|uptime|data center|data centre|datacenter|latency|time to first token',
  future:
    'next year|going to raise|going to increase|going to change|will raise|will increase|will it get cheaper|will prices|in the future|plan to raise',
  wants: "i want|want|wanting|i need|need|needs|looking for|i'd like|would like|in search of|prefer|i prefer|hoping for",
  remaining: 'remaining|remainder|left|leftover',
  'per-unit':
    'per 1000 requests|per thousand requests|per 1k requests|per thousand|per 1000|per 1k|per 100|per prompt|per request|per million|per million tokens|per 1m|per 1m tokens|per 100m|per token|per call|per unit|unit price|unit cost|price per|cost per|per 1x|per x|for each 1x|each 1x|per multiple|cost a request|cost a prompt|per 100m tokens|for every',
  'lowest-tier': 'lowest tier|lowest price tier|cheapest tier|lowest band|lowest rate|first tier|smallest tier|minimum tier',
  stack:
    'two at once|both at once|more than one plan|stack|stacking|two subscriptions|two plans|multiple plans|several plans|both plans|at the same time',
  percent: 'percent|percentage|what share|share|proportion|how much of',
  greeting: 'hi|hello|hey|good morning|good evening|good afternoon|yo|greetings|howdy',
  thanks: 'thanks|thank you|thx|ty|cheers|great|cool|nice|awesome|ok|okay|got it|perfect|lol|haha|appreciated',
  help: 'help|what can you do|how do you work|what can i ask|commands|usage help|how to use you|capabilities',
  bot: 'who are you|are you a bot|what are you|your name|suanpan|are you ai|are you an ai|who made you',
  insist:
    'ignore|disregard|pretend|you must|just answer|just say|from now on|system notice|system prompt|override|act as|roleplay|always answer|previous instructions|new instructions|forget everything',
  also: 'also|and also|additionally|plus|as well|another question|by the way|btw|one more',
  'one-of': 'of which|of those|of these|among',
  'up-to-now': 'so far|recently|lately|to date|up to now|recent|past months|since then|the last few',
};
