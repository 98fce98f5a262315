import { createHmac, timingSafeEqual } from 'node:crypto';

/** As every app makes them (RFC 6238): SHA-1, six digits, thirty seconds. Others are not read by all of them. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** RFC 4226 asks for 160 bits. */
export const SECRET_BYTES = 20;

/** Clocks differ, and people take their time: a code holds one step longer, and one ahead. */
const WINDOW = [0, -1, 1] as const;
/** A code from so many steps ago is told to have expired, and not to be wrong: ten minutes. */
const REMEMBERED = 20;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 (RFC 4648) without padding, as apps read a secret. */
export function writeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

/** The code of a step (RFC 4226, section 5.3). */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1_000 / STEP_SECONDS);
}

/** The step whose code this is, near an instant; `expired` where it was one a while ago, null where it is none. */
export function findStep(secret: Uint8Array, code: string, at: Date): number | 'expired' | null {
  const now = stepAt(at);
  const isOf = (step: number): boolean => timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code));
  const step = WINDOW.map((away) => now + away).find(isOf);
  if (step !== undefined) return step;
  const before = Array.from({ length: REMEMBERED }, (_, away) => now - away - 2);
  return before.some(isOf) ? 'expired' : null;
}

/** Whether it looks like a code of an app at all. */
export const isAppCode = (code: string): boolean => /^\d{6}$/.test(code);

/** The address that a QR code holds: whoever scans it has the secret, under the product's name and the account's. */
export function addressOf(secret: Uint8Array, issuer: string, account: string): string {
  const [by, name] = [encodeURIComponent(issuer), encodeURIComponent(account)];
  return `otpauth://totp/${by}:${name}?secret=${writeBase32(secret)}&issuer=${by}`;
}
