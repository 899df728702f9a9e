/** Run as a process: discord.js and nothing else. Every command is deferred and then edited to the card of BARE_CARD, every mention is replied to with it. */
import { type APIEmbed, Client, Events, GatewayIntentBits } from 'discord.js';

const { DISCORD_TOKEN, DISCORD_API_URL = '', BARE_CARD = '{"content":"ok"}' } = process.env;
const card = JSON.parse(BARE_CARD) as { readonly content: string; readonly embeds?: readonly APIEmbed[] };
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  rest: { api: DISCORD_API_URL },
});
client.once(Events.ClientReady, () => process.stdout.write('ready\n'));
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.deferReply().then(() => interaction.editReply(card));
});
client.on(Events.MessageCreate, (message) => {
  if (client.user && message.mentions.has(client.user)) void message.reply(card);
});
await client.login(DISCORD_TOKEN);
