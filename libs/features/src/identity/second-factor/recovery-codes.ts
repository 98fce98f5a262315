import { randomBytes } from 'node:crypto';
import { sha256 } from '@signatory/persistence';
import { writeBase32 } from './totp.js';

const CODES = 10;
/** 120 bits: nobody guesses them, and from their hash nobody computes them, so that a slow one would add nothing (OWASP ASVS 5.0, 6.5.2). */
const BYTES = 15;
/** As they are made, and as they were made of 80 bits: those still open what they opened. */
const WRITTEN = /^([A-Z2-7]{24}|[A-Z2-7]{16})$/;

/** Ten codes, as they are shown once and written down: `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`. */
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
  return WRITTEN.test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : plain;
}
