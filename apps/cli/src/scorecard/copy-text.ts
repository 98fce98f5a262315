import type { LocalText } from '@signatory/domain';

/** A text of a folder as a document has it. */
export function copyText({ original, texts }: LocalText): LocalText {
  return { original, texts: { ...texts } };
}
