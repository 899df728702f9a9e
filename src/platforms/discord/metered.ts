/** The same conversation and the same calls, told to the meter: nothing here changes what is done. */
import type { Meter } from '../meter.ts';
import type { Api } from './api.ts';
import type { Conversation } from './conversation.ts';
import { detailsOf } from './errors.ts';

export function meteredConversation(conversation: Conversation, meter: Meter): Conversation {
  return {
    ...conversation,
    happened: (event, respond) => {
      const start = performance.now();
      meter.taken(event.handle.id);
      return conversation.happened(event, async (handle, answer) => {
        await respond(handle, answer);
        meter.acknowledged(performance.now() - start);
      });
    },
    said: (message) => {
      meter.taken(message.id);
      return conversation.said(message);
    },
  };
}

/** Discord's code, else the HTTP status, else that there was no answer. */
function resultOf(error: unknown): string {
  const { code, status } = detailsOf(error);
  const told = [code, status].find((each) => typeof each === 'string' || typeof each === 'number');
  return told === undefined ? 'network' : `${told}`;
}

export function meteredApi(api: Api, meter: Meter): Api {
  async function counted<T>(call: Promise<T>, answers?: string): Promise<T> {
    try {
      const result = await call;
      meter.sent('ok');
      if (answers !== undefined) meter.answered(answers);
      return result;
    } catch (error) {
      meter.sent(resultOf(error));
      throw error;
    }
  }

  return {
    answer: (interaction, answer) => counted(api.answer(interaction, answer)),
    editAnswer: (interaction, parcel) => counted(api.editAnswer(interaction, parcel), interaction.id),
    deleteAnswer: (interaction) => counted(api.deleteAnswer(interaction)),
    editFollowUp: (interaction, message, parcel) => counted(api.editFollowUp(interaction, message, parcel)),
    editMessage: (channel, message, parcel) => counted(api.editMessage(channel, message, parcel)),
    followUp: (interaction, parcel, ephemeral) => counted(api.followUp(interaction, parcel, ephemeral), interaction.id),
    send: (channel, parcel, replyTo, apart) => counted(api.send(channel, parcel, replyTo, apart), replyTo),
    openThread: (channel, message, name) => counted(api.openThread(channel, message, name)),
    openDm: (person) => counted(api.openDm(person)),
    typing: (channel) => counted(api.typing(channel)),
  };
}
