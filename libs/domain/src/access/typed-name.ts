import { faultWords } from '../faults/fault-words.js';
import { Refusal } from '../refusal.js';

/** Whether a name was typed as it stands on the screen, before an act that takes something away; however a keyboard composes its letters. */
export const isTyped = (typed: string, name: string): boolean =>
  typed.trim().normalize('NFC') === name.trim().normalize('NFC');

/** What nothing brings back names what it takes: whoever mistook one for another is told before, by whatever way they ask. @throws Refusal `request.invalid` */
export function requireTyped(confirm: string | null, name: string): void {
  if (confirm !== null && isTyped(confirm, name)) return;
  throw new Refusal('request.invalid', {
    faults: [{ pointer: '/confirm', words: faultWords('name.typed', { name }) }],
  });
}
