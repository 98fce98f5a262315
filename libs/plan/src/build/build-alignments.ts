import { ALIGNMENT_RELATIONS, type Alignment } from '@signatory/domain';
import { asList, asRaw, asString, asWord, given } from './raw.js';

/** What an item is aligned with; nothing where the file names none. One that is not whole is left out: the schema has told the author. */
export function readAlignments(value: unknown): { readonly alignments?: readonly Alignment[] } {
  const alignments = asList(value).flatMap((each): Alignment[] => {
    const raw = asRaw(each);
    const [framework, item] = [asString(raw['framework']), asString(raw['item'])];
    const relation = asWord(raw['relation'], ALIGNMENT_RELATIONS);
    if (framework === undefined || item === undefined || relation === undefined) return [];
    return [given({ framework, item, relation, url: asString(raw['url']) })];
  });
  return alignments.length > 0 ? { alignments } : {};
}
