/** How people say what the glossary has a name for, in everyday words, divided by "|". Ids are those of the glossary; one that it lacks is passed over. */
export const everydayTerms: Readonly<Record<string, string>> = {
  restock: '放名额|放量|放货|补货|补库存|库存不足|restock|restocks|restocking|back in stock|new stock',
  sharing:
    '几个人一起用|几个人能一起用|能几个人用|能几个人一起用|可以几个人用|几个人能用|几个人共用|how many people can use|how many people can share|how many people share|几个人用|多个人用|合用|一起用一个|共用一个|几个人用一个|两个人用一个|借给|分给同事|分给室友|给同事用|给朋友用|账号给别人|给别人用|多人用|share my account|share an account|share the account|share it with|share one account|same account with|two people use|lend my account',
  'balance-fallback':
    '变成按量|变按量|转成按量|改成按量|变成按量计费|按量扣|用余额|扣我账户|扣账户|扣我的钱|扣我钱|自动扣钱|额外扣费|另外扣费|继续扣费|接着扣|从余额|走余额|扣钱|额外收费|超出部分|超出收费|超额收费|charge my balance|charged on top|extra charge|extra charges|extra fee|billed extra|overages|overage fees|keep charging|charge my card',
  referral:
    '推荐朋友|推荐给朋友|介绍朋友|拉人头|拉新|拉朋友|邀请朋友|invite a friend|inviting friends|refer someone|referring|invite friends|referral link|referral bonus',
  refund:
    'anything back|something back|prorated|pro-rata|partial refund|lose the days|按比例退|没用完能退|还能退|能不能退|可以退|退得了|后悔了能退|退钱|能退吗|能退不|退一半|不想要了能退|退我钱|money back|get my money back|refundable',
  'ban-risk': '被封|会封|封我号|封禁|封不封|get banned|banned|ban my account|account ban|suspended',
  'separate-api-billing': '单独调api|单独调用api|api另算|api单独算|另外调api|api calls billed|api billed separately',
  'sub-accounts': 'ram用户|ram子用户|ram子账号|子用户|员工账号|sub account|sub-account|subaccount|subaccounts|child account|member accounts',
  stacking:
    '买两份|同时买|同时订|一起买两|买两个|叠加购买|能叠|能不能叠|叠着用|buy two|two subscriptions|both lite and pro|several subscriptions|second subscription|run two plans',
  downgrade: '换低一档|move down to|go down to|drop down to|step down to|switch down',
  upgrade: '升到|升级到|补差价|补差|中途升级|upgrade from|upgrade to|move up to',
  'api-use':
    'ci script|ci pipeline|ci/cd|cron|cron job|nightly|nightly job|unattended|non-interactive|no human in the loop|headless|automation|automated script|batch job|batch jobs|批处理|批量任务|定时任务|自动化脚本|自动化任务|无人值守|流水线|调裸api|裸api|当api用|当成api|直接调api|api形式|raw api|plain api|as an api|as a plain api|自己的脚本|跑脚本|自己的程序|自己的代码|自己的应用|自己的项目里调|后端调用|跑服务|裸api|裸调|当api用|当普通api|own script|own scripts|my own app|my backend|own program|as a plain api|as plain api|raw api calls|in production',
  'permitted-tools':
    '随便什么软件|任意软件|别的软件|其他软件|任何工具|随便什么工具|哪里都能用|any app|any software|any tool i like|outside coding tools|outside of coding tools|随便什么软件|任意软件|任何工具|任何软件|随便用哪个工具|所有工具|any tool|any app|any software|any client|every tool',
  'auto-mode':
    'pick models automatically|picks the model automatically|pick a model automatically|select models automatically|automatic model selection|auto-select models|auto pick|auto-pick|choose models for me|自动换模型|自动匹配模型|自动选择模型|模型自己挑|自己挑模型|自动挑模型|自动切模型|自动切换模型|不想手动切|不用手动切|自己选模型|智能切换|选模型不用管|pick the model itself|pick models itself|chooses the model|choose the model automatically|automatically picks|picks models automatically|model routing',
  'anthropic-protocol': 'anthropic format|anthropic formats|anthropic-format|anthropic style api|anthropic格式',
  'openai-protocol': 'openai format|openai formats|openai-format|openai style api|openai格式',
  'token-mix':
    '输出token占|输入token占|缓存token占|缓存token一般占|token占比|token构成|share of tokens|share of output|share of input|percentage of tokens|proportion of tokens|how much of my tokens',
  'openai-style-pricing': 'openai style|openai-style|openai mode|openai模式|openai pricing|openai式|openai的定价',
  'anthropic-style-pricing':
    'anthropic style|anthropic-style|anthropic mode|anthropic模式|claude-style|5m cache write|5m cache writes|1h cache write|1h cache writes|cache hits and refreshes|cache hits & refreshes|cache refreshes',
};
