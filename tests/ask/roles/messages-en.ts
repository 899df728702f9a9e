/** What people write with figures, and the role that each figure has. A role of `plan:ID` is the name of that plan. */
import type { Marked } from './roles.ts';

export const en: readonly Marked[] = [
  // Use.
  ['I fire off around 900 requests a day, will Ark Pro do?', { 900: 'use' }],
  ['About 2,500 prompts a week on GLM Pro, am I safe?', { 2500: 'use' }],
  ['350M tokens a month. Does Bailian Pro carry that?', { 350000000: 'use' }],
  ['40 tickets a day at 25 calls per ticket, can Ark Lite handle it?', { 1000: 'use' }],
  ['I code 5 hours a day and make 80 requests an hour. Ark Lite enough?', { 5: 'use', 80: 'use' }],
  ['weekdays only, 140 prompts a day, does GLM Lite hold?', { 140: 'use' }],
  ['6 devs, 300 requests each per day, sharing Bailian Pro, ok?', { 6: 'use', 300: 'use' }],
  ['Two of us do 200 requests a day each. Would Ark Lite be enough?', { 2: 'use', 200: 'use' }],
  ['Normally 90 prompts a day, 350 on crunch days. GLM Lite?', { 90: 'use', 350: 'use' }],
  ['Is Ark Pro enough for me and 4 colleagues at 150 requests a day each?', { 5: 'use', 150: 'use' }],
  // Budget.
  ['recommend something under $25 that works with Claude Code', { 25: 'budget' }],
  ['my budget is 150 yuan a month, what should I get?', { 150: 'budget' }],
  ['I only have $10, what can I buy?', { 10: 'budget' }],
  ['Looking for a plan between 100 and 200 yuan', { 100: 'budget', 200: 'budget' }],
  ['around 60 dollars a month, any advice?', { 60: 'budget' }],
  ['no more than ¥180 a month and it has to run GLM-5.3', { 180: 'budget' }],
  ['Biggest weekly quota for at most 99 yuan?', { 99: 'budget' }],
  ['What would you get for roughly 300 yuan?', { 300: 'budget' }],
  // Names of plans.
  ['What quota does the 199 Kimi tier come with?', { 199: 'plan:kimi-pro' }],
  ['Does the ¥118 GLM one work in Claude Code?', { 118: 'plan:glm-lite' }],
  ['How many requests a week on the 200 yuan Ark plan?', { 200: 'plan:ark-pro' }],
  ['is the 200 yuan Bailian one still for sale?', { 200: 'claim' }],
  ['credits per 5 hours on the ¥538 GLM tier?', { 538: 'plan:glm-pro' }],
  ['the 99 Kimi one or the 118 GLM one, which is better value?', { 99: 'plan:kimi-plus', 118: 'plan:glm-lite' }],
  // Parts of a mix.
  ['GLM-5.3 API: 30M cached, 2M uncached and 0.5M output, how much?', { 30000000: 'part', 2000000: 'part', 500000: 'part' }],
  ['What do 8M input and 600K output cost on Kimi K3?', { 8000000: 'part', 600000: 'part' }],
  ['200M tokens a month on Kimi K3, 92% cache hits, 1% output: what is the API bill?', { 200000000: 'use', 0.92: 'part', 0.01: 'part' }],
  ['MiniMax M3 API, 10M input of which 80% cached, plus 300K output. Cost?', { 300000: 'part', 8000000: 'part', 2000000: 'part' }],
  ['50M tokens, all uncached input, on GLM-5.3. How much?', { 50000000: 'part' }],
  // Claims.
  ['GLM Lite is 118 yuan a month, right?', { 118: 'claim' }],
  ['I heard Ark Pro gives 90,000 requests a month. True?', { 90000: 'claim' }],
  ['Is Bailian Pro still 39.9 for the first month?', { 39.9: 'claim' }],
  ['Someone says GLM Pro has 6x the quota of Lite, is that so?', { 6: 'claim' }],
  ['Kimi Code Plus costs 99 yuan, correct?', { 99: 'claim' }],
  ["Isn't Ark Lite 40 yuan? My page shows 45.", { 40: 'claim' }],
  ['GLM Max: 140,000 credits a week, is that right?', { 140000: 'claim' }],
  // Thresholds.
  ['Which plans give at least 30,000 requests a week?', { 30000: 'limit' }],
  ['which ones allow more than 5000 requests per 5 hours', { 5000: 'limit' }],
  ['List plans with 90k or more requests a month', { 90000: 'limit' }],
  ['Is there anything with no fewer than 15,000 requests a week?', { 15000: 'limit' }],
  // Units.
  ['What does Bailian Pro cost per 1000 requests?', { 1000: 'unit' }],
  ['GLM-5.3 output price per 1M tokens?', { 1000000: 'none' }],
  ['How much per million input tokens on Kimi K3?', { 1000000: 'none' }],
  ['How many requests do I get per yuan on Ark Lite?', { 1: 'none' }],
  ['cost of 100M output tokens with GLM-5.3?', { 100000000: 'part' }],
  // List numbers.
  ['1. How much is GLM Lite? 2. How much is Ark Lite?', { 1: 'none', 2: 'none' }],
  ['Three things: 1) does Bailian Pro renew itself 2) refunds? 3) does it work with Cline?', { 1: 'none', 2: 'none', 3: 'none' }],
  ['(1) weekly quota of GLM Pro (2) is it enough for 400 requests a day', { 400: 'use' }],
  ['Question 1: first month of Ark Pro? Question 2: and the renewal?', { 1: 'none', 2: 'none' }],
  // Stories.
  ['I was charged 149 last month and only noticed today. What is GLM Pro now?', { 149: 'none' }],
  ['Last year I paid 192 for a whole year. What does GLM Lite cost for a year now?', { 192: 'none' }],
  ['It has been failing since 11 last night. What happens when the Bailian Pro quota runs out?', { 11: 'none' }],
  ["I'm 28 and have been coding for 6 years. How much is Kimi Code Plus?", { 28: 'none', 6: 'none' }],
  ['Our release is on December 20. What does Ark Pro cost a month?', { 20: 'none' }],
  ['Tried for 3 days and it was always sold out. When does Bailian Pro restock?', { 3: 'none' }],
  // Several at once.
  ['budget 200 yuan, 500 requests a day, what do you recommend?', { 200: 'budget', 500: 'use' }],
  ['under 100 yuan, for 2 people, 150 requests a day each', { 100: 'budget', 2: 'use', 150: 'use' }],
  ['Would the 118 GLM plan be enough for 60 prompts a day?', { 118: 'plan:glm-lite', 60: 'use' }],
  ['3 Ark Lite plans for 6 months, how much in total?', { 3: 'count', 6: 'count' }],
  ['Bailian Pro for a year with 20% off, what is that?', { 0.2: 'count' }],
];
