/** How people say what the glossary has a name for, in everyday words, divided by "|". Ids are those of the glossary; one that it lacks is passed over. */
export const everydayTerms: Readonly<Record<string, string>> = {
  sharing:
    '合用|一起用一个|共用一个|几个人用一个|两个人用一个|借给|分给同事|分给室友|给同事用|给朋友用|账号给别人|给别人用|多人用|share my account|share an account|share the account|share it with|share one account|same account with|two people use|lend my account',
  'balance-fallback':
    '变成按量|变按量|转成按量|改成按量|变成按量计费|按量扣|用余额|扣我账户|扣账户|扣我的钱|扣我钱|自动扣钱|额外扣费|另外扣费|继续扣费|接着扣|从余额|走余额|扣钱|额外收费|超出部分|超出收费|超额收费|charge my balance|charged on top|extra charge|extra charges|extra fee|billed extra|overages|overage fees|keep charging|charge my card',
  referral: '推荐朋友|推荐给朋友|介绍朋友|拉人头|拉新|拉朋友|邀请朋友|invite a friend|inviting friends|refer someone|referring|invite friends|referral link|referral bonus',
  refund: '退钱|能退吗|能退不|退一半|不想要了能退|退我钱|money back|get my money back|refundable',
  'ban-risk': '被封|会封|封我号|封禁|封不封|get banned|banned|ban my account|account ban|suspended',
  'separate-api-billing': '单独调api|单独调用api|api另算|api单独算|另外调api|api calls billed|api billed separately',
  'sub-accounts': 'ram用户|ram子用户|ram子账号|子用户|员工账号|sub account|sub-account|subaccount|subaccounts|child account|member accounts',
  stacking: '买两份|同时买|同时订|一起买两|买两个|叠加购买|能叠|能不能叠|叠着用|buy two|two subscriptions|both lite and pro|several subscriptions|second subscription|run two plans',
  upgrade: '升到|升级到|补差价|补差|中途升级|upgrade from|upgrade to|move up to',
};
