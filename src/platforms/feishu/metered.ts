/** The same events, calls and answers, told to the meter: nothing here changes what is done. */
import { z } from 'zod';
import type { Meter } from '../meter.ts';
import type { FeishuApi } from './api.ts';
import type { Deliver } from './deliver.ts';
import { FeishuError } from './errors.ts';

const PRESS = 'card.action.trigger';
/** A message is named by itself, everything else by its event; the answer goes out under the same name. */
const eventSchema = z.looseObject({ event_id: z.string().optional(), message: z.looseObject({ message_id: z.string() }).optional() });

function keyOf(event: unknown): string | undefined {
  const { data } = eventSchema.safeParse(event);
  return data?.message?.message_id ?? data?.event_id;
}

type Handlers = Readonly<Record<string, (event: unknown) => unknown>>;

export function meteredEvents<H extends Handlers>(handlers: H, meter: Meter): H {
  const metered = Object.entries(handlers).map(([type, handle]) => {
    const handled = async (event: unknown): Promise<unknown> => {
      const start = performance.now();
      const key = keyOf(event);
      if (key !== undefined) meter.taken(key);
      const answer = await handle(event);
      meter.acknowledged(performance.now() - start);
      // What is returned to a press is its answer, unless it only says that one is under way.
      if (type === PRESS && key !== undefined && typeof answer === 'object' && answer !== null && 'card' in answer) meter.answered(key);
      return answer;
    };
    return [type, handled] as const;
  });
  return Object.fromEntries(metered) as H;
}

export function meteredApi(api: FeishuApi, meter: Meter): FeishuApi {
  async function counted<T>(call: Promise<T>): Promise<T> {
    try {
      const result = await call;
      meter.sent('ok');
      return result;
    } catch (error) {
      meter.sent(error instanceof FeishuError && error.code !== 0 ? String(error.code) : 'network');
      throw error;
    }
  }
  return { call: (request) => counted(api.call(request)), upload: (image) => counted(api.upload(image)) };
}

export function meteredDeliver(deliver: Deliver, meter: Meter): Deliver {
  return {
    ...deliver,
    send: async (target, letter, key) => {
      const sent = await deliver.send(target, letter, key);
      meter.answered(key);
      return sent;
    },
  };
}
