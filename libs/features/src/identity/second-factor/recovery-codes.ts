import { randomBytes } from 'node:crypto';
import { sha256 } from '@signatory/persistence';
import { writeBase32 } from './totp.js';

const CODES = 10;
/** Nobody guesses 80 bits, and from their hash nobody computes them: a slow hash would add nothing. */
const BYTES = 10;

/** Ten codes, as they are shown once and written down: `ABCD-EFGH-IJKL-MNOP`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => (writeBase32(randomBytes(BYTES)).match(/.{4}/g) ?? []).join('-'));
}

/** What is stored of one. Of another person the same code has another hash. */
export function hashRecoveryCode(person: string, code: string): string {
  return sha256(`${person} ${code}`);
}

/** A code as people type it: in small letters, with or without dashes and spaces, in the digits of their keyboard. */
export function readCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase();
  return /^[A-Z2-7]{16}$/.test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : plain;
}
