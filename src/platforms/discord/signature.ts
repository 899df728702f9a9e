/** Whether a delivery over HTTP comes from Discord. https://discord.com/developers/docs/interactions/overview#validating-security-request-headers */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** What DER puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const SPKI_PREFIX = '302a300506032b6570032100';
const SIGNATURE = /^[0-9a-f]{128}$/i;

export type Verify = (signature: string | undefined, timestamp: string | undefined, body: Uint8Array) => boolean;

/** `publicKey`: 64 hexadecimal digits, as the developer portal shows it. Throws RangeError for anything else. */
export function createVerify(publicKey: string): Verify {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.from(SPKI_PREFIX + publicKey, 'hex'), format: 'der', type: 'spki' });
  } catch {
    throw new RangeError('DISCORD_PUBLIC_KEY is not an Ed25519 key of 64 hexadecimal digits');
  }
  return (signature, timestamp, body) => {
    if (!signature || !timestamp || !SIGNATURE.test(signature)) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
  };
}
