/** An exchange rate that the person names. */
import type { Frame } from './frame.ts';

const RATE =
  /汇率(?:按|是|为|算|用|取|大概|大约|约|就|[:：=\s])*(\d+(?:\.\d+)?)|\b(?:exchange )?rate (?:of |is |at |= ?)?(\d+(?:\.\d+)?)|(?:1\s?(?:美元|刀|usd)|\$1)\s?(?:=|等于|兑|换|合|is)\s?(\d+(?:\.\d+)?)|\bat (\d+(?:\.\d+)?) (?:yuan |rmb |cny )?(?:to|per) (?:the |a |1 )?(?:usd|us dollar|dollar)/i;

/** Yuan for a dollar by the person's own account: "汇率按 7". */
export function rateOf({ signals }: Frame): number | undefined {
  const found = RATE.exec(signals.text);
  const rate = Number(found?.slice(1).find((each) => each !== undefined));
  return found && rate >= 1 && rate <= 20 ? rate : undefined;
}
