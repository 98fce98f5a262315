import type { LocalText } from '@signatory/domain';
import { LANGUAGES, message, type MessageKey } from '@signatory/texts';

/** A text by language, the main one first. */
export type Names = Readonly<Record<string, string>>;

/** A text of the plan in every language that it has, its original first. */
export function namesOf({ original, texts }: LocalText): Names {
  const languages = Object.keys(texts).sort();
  const ordered = [original, ...languages.filter((language) => language !== original)];
  return Object.fromEntries(
    // Tags are lower case in SDMX-JSON.
    ordered.flatMap((language) => {
      const text = texts[language]?.text;
      return text === undefined ? [] : [[language.toLowerCase(), text]];
    }),
  );
}

/** A word of the product in all its languages. */
export function wordNames(key: MessageKey): Names {
  return Object.fromEntries(LANGUAGES.map((language) => [language, message(language, key)]));
}

/** What has no name but its code, and names of the standard, which are English. */
export function english(name: string): Names {
  return { en: name };
}

/** `name` for readers of one language, `names` for all. */
export function named(names: Names): { name: string; names: Names } {
  return { name: Object.values(names)[0] ?? '', names };
}
