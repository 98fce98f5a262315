import type { LocalText } from '../text.js';

/** How much an action counts; `countervailing` is one against the commitment. */
export const ACTION_CLASSES = ['strong', 'weak', 'countervailing'] as const;
export type ActionClass = (typeof ACTION_CLASSES)[number];

/** What each class means, versioned with the plan: two people class by the same words. */
export interface Codebook {
  readonly version: string;
  readonly classes: Readonly<Record<ActionClass, CodebookClass>>;
}

export interface CodebookClass {
  readonly definition: LocalText;
  readonly examples: readonly LocalText[];
}

/**
 * What a codebook measures by: its version, and each definition in its original language. Another one breaks the series of
 * scores; an example or a translation that was added does not.
 */
export function measureOfCodebook(codebook: Codebook | undefined): string {
  if (!codebook) return '';
  const { version, classes } = codebook;
  return JSON.stringify([
    version,
    ...ACTION_CLASSES.map((each) => {
      const { original, texts } = classes[each].definition;
      return texts[original]?.text ?? '';
    }),
  ]);
}
