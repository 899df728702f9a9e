/**
 * Other products of the trade that people ask about, divided by "|". A name that the catalog knows is read as the catalog's before this list is
 * looked at, so that data added later simply takes over.
 */
export const outsiders =
  // Editors and assistants with plans of their own.
  'github copilot|copilot|cursor pro|cursor ultra|windsurf|devin|replit|bolt.new|lovable|v0|kiro|augment|augment code|warp|zed|jetbrains ai|tabnine|amp code|factory droid|antigravity|codebuddy|通义灵码|文心快码|comate|豆包会员|marscode|扣子' +
  // Makers of models and their subscriptions.
  '|openai|chatgpt|chatgpt plus|chatgpt pro|gpt|gpt-4|gpt-4o|gpt-5|gpt5|o3|codex plan|gemini|gemini pro|gemini advanced|google ai pro|google ai ultra|grok|supergrok|xai|mistral|le chat|perplexity|llama' +
  '|anthropic plan|claude plan|claude subscription|claude max|claude pro|claude team|opus plan' +
  '|腾讯|腾讯云|混元|hunyuan|百度|百度云|千帆|文心|ernie|讯飞|科大讯飞|星火|华为|华为云|盘古|小米|mimo|美团|longcat|快手|可灵|京东|京东云|联通|天翼云|移动云|商汤|零一万物|百川|阶跃|阶跃星辰|stepfun|昆仑万维|快猫|无问芯穹|infini|硅基流动|siliconflow|openrouter|fireworks|together ai|groq|cerebras|synthetic|chutes|nano-gpt|nanogpt|poe|七牛|七牛云|优刻得|ucloud|潞晨|蓝耘|摩尔线程|九章|ppio|派欧';
