/** A BCP 47 language tag: `en`, `fr`, `ja`. */
export type Language = string;

/** `official`: the adopters' own words. `paraphrase`: ours or a third party's, always shown as one. `translation`: of the original, unofficial. */
export type Provenance = 'official' | 'paraphrase' | 'translation';

/** A text of a plan or a narrative, in the languages it has. */
export interface LocalText {
  readonly original: Language;
  readonly texts: Readonly<Record<Language, LocalWording>>;
}

export interface LocalWording {
  readonly text: string;
  // `undefined` is allowed, so that a text parsed at the border is one of these without a copy.
  readonly provenance?: Provenance | undefined;
  readonly source?: string | undefined;
}

/** A text as it is shown: the wording chosen, its language, and whether it stands in for a language that is missing. */
export interface ChosenText {
  readonly text: string;
  readonly language: Language;
  readonly provenance?: Provenance;
  readonly fallback: boolean;
}

/** The wording in the first of `wanted` that exists, else in the original language. `fr-CA` falls back to `fr` before the next wish. */
export function chooseText(text: LocalText, ...wanted: Language[]): ChosenText {
  for (const wish of wanted) {
    for (const language of [wish, wish.split('-')[0] ?? wish]) {
      const wording = text.texts[language];
      if (wording) return chosen(wording, language, language !== wanted[0]?.split('-')[0] && language !== wanted[0]);
    }
  }
  const wording = text.texts[text.original];
  return chosen(wording ?? { text: '' }, text.original, wanted.length > 0);
}

function chosen(wording: LocalWording, language: Language, fallback: boolean): ChosenText {
  return { text: wording.text, language, fallback, ...(wording.provenance ? { provenance: wording.provenance } : {}) };
}

/** A text in one language, as a test, a file or an imported matrix has it. */
export function plainText(text: string, language: Language = 'en', provenance?: Provenance): LocalText {
  return { original: language, texts: { [language]: { text, ...(provenance ? { provenance } : {}) } } };
}
