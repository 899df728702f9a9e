/** Run as a process: Feishu's SDK and nothing else. Every message is replied to with the card of BARE_CARD. */
import { Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';

const { FEISHU_APP_ID: appId = '', FEISHU_APP_SECRET: appSecret = '', FEISHU_DOMAIN: domain = '', BARE_CARD: content = '{}' } = process.env;
const terms = { appId, appSecret, domain, loggerLevel: LoggerLevel.error };
const client = new Client(terms);
const eventDispatcher = new EventDispatcher({ loggerLevel: LoggerLevel.error }).register({
  // Not waited for: the delivery is acknowledged first, as ours is.
  'im.message.receive_v1': ({ message }) =>
    void client.im.v1.message.reply({ path: { message_id: message.message_id }, data: { msg_type: 'interactive', content } }),
});
const socket = new WSClient({ ...terms, onReady: () => process.stdout.write('ready\n') });
await socket.start({ eventDispatcher });
