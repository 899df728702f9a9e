/** Posts events to a webhook as Feishu does: encrypted with the app's key, signed over time, nonce, key and the raw body. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** «将 Encrypt Key 配置为…»: AES-256-CBC, key = SHA-256 of the Encrypt Key, the IV before the text, base64. */
export function encrypt(text: string, encryptKey: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** Hex SHA-256 of timestamp + nonce + Encrypt Key + raw body. */
export function signature(timestamp: string, nonce: string, encryptKey: string, body: string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');
}

export type Signed = { readonly body: string; readonly headers: Record<string, string> };

/** An event as it would be posted; `at` in milliseconds. */
export function signed(event: unknown, encryptKey: string, at = Date.now()): Signed {
  const body = JSON.stringify({ encrypt: encrypt(JSON.stringify(event), encryptKey) });
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(8).toString('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature(timestamp, nonce, encryptKey, body),
    },
  };
}
