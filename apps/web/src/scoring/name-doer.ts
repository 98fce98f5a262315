import type { DoerView } from '@signatory/contract';
import type { Speech } from '../session/language.js';

/** A name where it was told, else the role. */
export function nameDoer({ role, n, name }: DoerView, say: Speech['say']): string {
  if (name !== null) return name;
  if (role === 'system') return say('why.system');
  return n === null ? say(`role.${role}`) : say('why.reviewer', { n });
}

/** Whose of two blind opinions it is: the reader's own under its own words, else the reviewer's number. */
export function nameOpinion(by: string, own: string, say: Speech['say']): string {
  const [, n] = /^reviewer (\d+)$/.exec(by) ?? [];
  return n === undefined ? own : say('why.reviewer', { n: Number(n) });
}
