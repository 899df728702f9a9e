/** Behind a proxy: the process as it is started, with HTTPS_PROXY, and a Feishu under a name that only the proxy can reach. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startProxy } from '#support/discord/proxy.ts';
import { messageEvent } from '#support/feishu/events.ts';
import { certificate, startFeishu } from '#support/feishu/server.ts';

test.each(['', 'user:p%40ss'])('the API and the long connection go through the proxy (%s)', async (credentials) => {
  const [proxy, feishu] = await Promise.all([startProxy(credentials), startFeishu({ secure: true })]);
  const settings = {
    FEISHU_APP_ID: feishu.options.appId,
    FEISHU_APP_SECRET: feishu.options.appSecret,
    FEISHU_DOMAIN: feishu.url,
    STORE_URL: 'memory:',
    PORT: '0',
    HTTPS_PROXY: `http://${credentials ? `${credentials}@` : ''}127.0.0.1:${proxy.port}`,
    https_proxy: '',
    NO_PROXY: '',
    no_proxy: '',
    NODE_EXTRA_CA_CERTS: certificate,
  };
  const child = spawn(process.execPath, ['src/main.ts'], { env: { ...process.env, ...settings }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  try {
    await feishu.until(() => (feishu.stats().open === 1 ? true : undefined));
    const asked = messageEvent({ text: '/plan 百炼Lite' });
    feishu.addMessage(asked.messageId, asked.chat);
    await feishu.push(asked.event);
    expect((await feishu.replyTo(asked.messageId)).content).toContain('百炼 Lite');
    expect(new Set(proxy.asked)).toEqual(new Set([new URL(feishu.url).host]));
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    await Promise.all([proxy.stop(), feishu.close()]);
  }
});
