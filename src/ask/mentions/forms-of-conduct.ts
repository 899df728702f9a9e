/** The forms in which people ask who may use a plan and with what, who may buy it and how it is paid, and by what use is charged. */
import { form } from './form.ts';

const PERSONS_ZH =
  '朋友|好友|同事|外包|室友|舍友|同学|老婆|老公|对象|女友|男友|女朋友|男朋友|家人|家里人|弟弟|哥哥|妹妹|姐姐|兄弟|爸|妈|孩子|别人|他人|其他人|另一个人|实习生|客户|下属|组员|合伙人|网友|群友|我[弟哥妹姐妈爸媳]';
const PERSONS_EN =
  '(?:brother|sister|wife|husband|girlfriend|boyfriend|partner|friend|buddy|mate|roommate|flatmate|housemate|colleague|co-?worker|teammate|contractor|freelancer|intern|client|customer|family|kid|son|daughter|dad|mom|cofounder|co-founder)s?|someone else|somebody|others|other people|another person';
const OWN_ZH = '脚本|程序|应用|小程序|聊天机器人|机器人|bot|服务|客户端|网站|产品|app|后台|后端|系统';
const OWN_EN = 'scripts?|apps?|applications?|bots?|backend|services?|tools?|agents?|wrappers?|programs?|product|website|saas|pipelines?|workflows?';

export const formsOfConduct = {
  // Somebody else gets to use it, for money or not.
  lends: form(
    '合(?:伙)?(?:买|租|订|资)|拼着(?:用|买)|凑钱(?:买|订)|[转倒]卖|转[租让借]|出租|分租|借号|租号',
    `(?:借|分|发|转|给|送|让)(?:给|享给)?[^,，。;?？!！]{0,6}(?:${PERSONS_ZH})(?:[^,，。;?？!！]{0,4}(?:用|使|登|拿)|$|[,，。?？吗么])`,
    `(?:和|跟|与)[^,，。;?？!！]{0,4}(?:${PERSONS_ZH})[^,，。;?？!！]{0,3}(?:一起|合|共|分|拼)`,
    `(?:${PERSONS_ZH})[^,，。;?？!！]{0,4}(?:能|可以|也)[^,，。;?？!！]{0,4}(?:用|登)`,
    '\\b(?:two|three|four|both|several|\\d+) of us\\b[^.?!,;]{0,16}\\b(?:split|share|use)\\b|\\bsplit(?:ting)? (?:an?|one|the|my)\\b',
    `\\b(?:shar(?:e|ing)|lend(?:ing)?|giv(?:e|ing)|pass(?:ing)?|hand(?:ing)?|loan(?:ing)?|split(?:ting)?)\\b[^.?!,;]{0,40}\\b(?:${PERSONS_EN})\\b`,
    '\\b(?:two|three|several|multiple|both|\\d+) (?:\\w+ )?(?:people|persons|devs|developers|users|colleagues|engineers|guys)\\b[^.?!,;]{0,32}\\b(?:one|same|single) (?:\\w+ ){0,2}(?:account|subscription|plan|login|key|seat)\\b',
    '\\b(?:re-?sell(?:ing|s)?|sublet(?:ting)?|rent(?:ing)? out|sell(?:ing)? (?:access|my|the|our))\\b',
    `\\blet(?:ting)? (?:my |our |a |an )?(?:${PERSONS_EN})\\b[^.?!,;]{0,16}\\buse\\b`,
  ),
  'somebody-else': form(PERSONS_ZH, `\\b(?:my|our|his|her|a|an|two|three|some|few|the) (?:\\w+ )?(?:${PERSONS_EN})\\b`),
  'gets-in': form('用|登|借|一半|分|共|拼|合', '\\b(?:use[sd]?|using|log(?:s|ged|ging)? ?in(?:to)?|sign(?:s|ed|ing)? in(?:to)?|access|half|split|both|too|together)\\b'),
  // Made by oneself, or no coding tool at all.
  programs: form(
    `(?:自己|自家|我|我们|公司)(?:写|做|搭|开发|编|部署)?的?[^,，。;?？!！]{0,4}?(?:${OWN_ZH})|(?:网站|应用|业务)?(?:后台|后端)(?:调用|接口|服务)|线上服务|自建的?(?:${OWN_ZH}|平台)|爬虫|中转站?|反代|反向代理|n8n|dify|coze|扣子|langchain|接口测试|(?:云)?服务器(?:上|里)|7\\s?[x×*]\\s?24`,
    `\\b(?:my|our|own|custom|home-?made|self-?(?:written|hosted))\\b (?:\\w+ ){0,2}(?:${OWN_EN})\\b|\\b(?:n8n|dify|zapier|langchain|langgraph|webhooks?|(?:reverse )?prox(?:y|ies)|python scripts?|curl|postman|github actions|gitlab ci|jenkins|24\\/7|(?:a|my|our) (?:server|vps))\\b`,
  ),
  'breaks-rules': form(
    '违规|违反|合规|犯规|违约|条款|允许|让不让|给不给用|被封|封号|被禁|被ban|只(?:能|限|允许)|\\bonly (?:available|allowed|for)\\b',
    '\\b(?:against (?:the |their |its )?(?:rules?|tos|terms|policy)|violat\\w*|allowed|permitted|tos|terms of (?:service|use)|forbidden|prohibited|banned|legit|get (?:me|us|you) (?:banned|blocked|in trouble))\\b',
  ),
  'who-buys': form(
    '手机号|电话号码|护照|身份证|实名|境外(?:能|可以)?(?:买|付|注册)',
    '\\b(?:phone (?:number|no)|(?:chinese|mainland|us|local) (?:phone|number|sim|id|bank)|passport|real[- ]name|id card|identity card|english (?:sign-?up|signup|checkout|site|page|interface))\\b',
  ),
  // Where somebody lives and how they pay: nothing that a plan states.
  abroad: form(
    '德国|欧洲|欧盟|英国|法国|美国|加拿大|日本|韩国|香港|台湾|新加坡|澳洲|澳大利亚|印度|俄罗斯|人在(?:国外|海外|境外)|(?:国外|海外|境外)(?:也)?(?:能|可以|可不可以)|非大陆',
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
  // A plan by itself is asked for: whether there is one.
  'plan-exists': form(
    '(?:套餐|coding plan|订阅|包月|会员|团队版|企业版|个人版|学生版)(?:是)?(?:有吗|有没有|有不|有么|存在吗)(?=$|[\\s?？,，。])|(?:有没有|有无|有)(?:出|推出|卖)?(?:什么|啥|专门|单独)?的?[^,，。;?？!！]{0,6}(?:套餐|coding plan|订阅|包月|会员|团队版|企业版|个人版|学生版)(?:吗|么|嘛|没|$|[,，。?？])',
    '\\b(?:do|does|did) [^.?!,;]{1,32} (?:have|offer|sell|do) (?:a|an|any|some)? ?(?:kind of |sort of )?(?:[\\w-]+ ){0,2}(?:plans?|subscriptions?|tiers?|editions?)\\b|\\bis there (?:a|an|any) (?:[\\w.-]+ ){0,3}(?:plan|subscription|tier|edition)\\b',
  ),
  usable: form('能用|可以用|用得了|能跑|能接', '\\b(?:usable|use|using|works?|run|connect)\\b'),
  // One subscription on several machines.
  devices: form(
    '(?:[两二三四五几多俩]|\\d+)台|多(?:个)?(?:设备|电脑|机器)|换(?:了|台|个)?(?:电脑|设备|机器)|异地登',
    '\\b(?:two|three|several|multiple|many|both|another|second|\\d+|different) (?:\\w+ )?(?:machines?|computers?|devices?|laptops?|pcs?|desktops?)\\b',
  ),
  'many-keys': form('(?:几|多少|多)个?\\s?(?:api\\s?)?(?:key|密钥)', '\\b(?:how many|several|multiple|more than one|two|a second) (?:api )?keys?\\b'),
  'steps-down': form('降(?:到|成|为|回)(?=\\s?(?:pro|lite|max|plus|go|mini|team|最低|低|入门|基础|便宜))'),
  trains: form(
    '(?:代码|数据|内容|提示词|输入)[^,，。;?？!！]{0,8}训练|(?:拿|用|被)[^,，。;?？!！]{0,8}(?:去|来)?训练',
    '\\btrain(?:s|ed|ing)?\\b[^.?!,;]{0,20}\\b(?:on|with|using) (?:my|our|your|user|customer|their)\\b|\\b(?:my|our) (?:code|data|prompts?|repo|inputs?)\\b[^.?!;]{0,32}\\btrain',
  ),
  // What is left of a quota when the next one begins.
  'carries-over': form(
    '结转|累积|攒(?:着|到|起来|下)|(?:用不完|没用完|没花完|用不掉|剩下?的?|剩余的?)[^,，。;?？!！]{0,10}(?:下个?月|下周|次月|还在|清零|作废|过期|还能用|保留|留到|浪费)',
    '\\b(?:roll(?:s|ed|ing)? ?over|carr(?:y|ies|ied) (?:it )?(?:over|forward)|rollovers?|use it or lose it|unused (?:credits?|quota|tokens?|requests?|prompts?|usage))\\b',
  ),
  // Money was taken though the plan is paid.
  'billed-anyway': form(
    '(?:买了|付了|订了|开了|有套餐|明明|结果|为什么|为啥|咋|怎么)[^。;?？!！]{0,16}(?:扣|欠费)[^,，。]{0,6}(?:余额|账户|钱|费|按量)|(?:又|还|却|竟然|居然)(?:在)?扣[^,，。?？]{0,6}(?:余额|钱|账户)',
    '\\bwhy\\b[^.?!;]{0,40}\\b(?:charged|billed|deducted|billing|charging)\\b|\\b(?:charged|billed|billing|charging)\\b[^.?!;]{0,40}\\b(?:anyway|even though|although|despite|on top of (?:the|my) (?:plan|subscription))\\b',
  ),
  // Too many calls at once.
  'rate-limited': form('\\b429\\b|限流|限速|请求过(?:快|于频繁|多)|频率限制', '\\btoo many requests\\b|\\brate[- ]limit(?:ed)? (?:error|message)s?\\b|\\b(?:throttled|throttling)\\b'),
  // Charged by calls, by tokens, by credits: the way, no figure.
  'charged-by': form(
    '(?:积分|token|次数?|请求|点数)制|按(?:照)?\\s?(?:次数?|请求|token|积分|用量|调用)(?:数量?)?\\s?(?:来)?(?:计费|收费|扣|算|计|的)|(?:计费|收费|扣费|计量)(?:方式|模式|规则)|(?:变|改)成?(?:了)?按',
    '\\b(?:token|credit|request|prompt|usage)[- ](?:based|metered)\\b|\\b(?:charged|bill(?:ed|s)|metered|counted) (?:by|per|in) (?:the )?(?:tokens?|credits?|requests?|prompts?|usage|calls?|messages?)\\b',
  ),
} as const;
