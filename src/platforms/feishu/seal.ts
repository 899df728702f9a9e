/** The seal of a webhook request: AES-256-CBC for the content, SHA-256 over time, nonce, key and raw body for the sender («事件订阅安全校验»). */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const IV_BYTES = 16;

/** The JSON text inside `encrypt`. Throws on anything that was not sealed with `encryptKey`. */
export function decrypt(encrypted: string, encryptKey: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  const key = createHash('sha256').update(encryptKey).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, IV_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]).toString('utf8');
}

/** Equal texts, compared in a time that tells nothing. */
export function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

export type Signed = { readonly timestamp: string; readonly nonce: string; readonly signature: string };

/** Whether the raw body was signed with `encryptKey`. */
export function isSigned(body: string, { timestamp, nonce, signature }: Signed, encryptKey: string): boolean {
  return sameText(
    signature,
    createHash('sha256')
      .update(timestamp + nonce + encryptKey + body)
      .digest('hex'),
  );
}
