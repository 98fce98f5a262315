import { Refusal } from '@signatory/domain';

/** The number of a plan's version in an address. What is no number is as unknown as a version that is not there: `not-found`. */
export function readNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('not-found', { subject: 'plan version' });
  return Number(text);
}
