import type { ReleaseDocument } from '@signatory/contract';
import { excerpts } from './excerpts.js';

/** A published narrative that reads otherwise, with where the first difference stands. */
export interface ChangedNarrative {
  readonly member: string;
  /** The indicator's code. */
  readonly indicator: string;
  /** Null where it was not there, or is no more. */
  readonly before: string | null;
  readonly now: string | null;
}

/** What members published in their own words and two documents of one cycle print otherwise, in the order of the later one. */
export function compareNarratives(before: ReleaseDocument, now: ReleaseDocument): ChangedNarrative[] {
  const [old, next] = [wordsOf(before), wordsOf(now)];
  return [...new Set([...next.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), next.get(key)];
    const place = is ?? was;
    if (!place || was?.words === is?.words) return [];
    const { member, indicator } = place;
    const [from, to] = excerpts(was?.words ?? '', is?.words ?? '');
    return [{ member, indicator, before: was ? from : null, now: is ? to : null }];
  });
}

interface Told {
  readonly member: string;
  readonly indicator: string;
  /** In its own language, then in others. */
  readonly words: string;
}

function wordsOf({ narratives = [] }: ReleaseDocument): ReadonlyMap<string, Told> {
  return new Map(
    narratives.map(({ member, indicator, text: { original, texts } }) => {
      const languages = [original, ...Object.keys(texts).filter((language) => language !== original)];
      const words = languages.map((language) => texts[language]?.text ?? '').join(' ');
      return [`${member} ${indicator}`, { member, indicator, words }];
    }),
  );
}
