/** Both platforms configured: one process connects to both and answers on each. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startLoopback } from '#support/discord/loopback.ts';
import { messageEvent } from '#support/feishu/events.ts';
import { startFeishu } from '#support/feishu/server.ts';

test('Discord and Feishu run in one process, each answers, and both end in order', async () => {
  const [discord, feishu] = await Promise.all([startLoopback({ token: 'MTk4.very-secret.token' }), startFeishu()]);
  const settings = {
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.world.token,
    DISCORD_APP_ID: discord.world.appId,
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'x',
    FEISHU_DOMAIN: feishu.url,
    STORE_URL: 'memory:',
    PORT: '0',
    HTTPS_PROXY: '',
    https_proxy: '',
    NO_PROXY: '127.0.0.1',
  };
  const child = spawn(process.execPath, ['src/main.ts'], { env: { ...process.env, ...settings }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  try {
    await discord.world.when(() => (discord.gateway.heard.includes('identify') ? true : undefined), 'the bot');
    await feishu.until(() => (feishu.stats().open === 1 ? true : undefined));
    const { message } = await discord.slash(discord.person({ locale: 'en-US' }), discord.channel, 'plan', { name: 'bailian-lite' });
    expect(message.embeds[0]?.['title']).toContain('Bailian Lite');
    const asked = messageEvent({ text: '/plan 百炼Lite' });
    feishu.addMessage(asked.messageId, asked.chat);
    await feishu.push(asked.event);
    expect((await feishu.replyTo(asked.messageId)).content).toContain('百炼 Lite');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    await Promise.all([discord.stop(), feishu.close()]);
  }
});
