import type { ChapterView } from '@signatory/contract';
import { readSigns, type ResultTables } from '@signatory/domain';

/** The results that a chapter may name, with the scores on every commitment. */
export function allResults({ others, scores, ...tables }: ChapterView['results']): ResultTables {
  const members = scores.map(({ member }) => member);
  const more = Object.entries(others).flatMap(([commitment, signs]) =>
    readSigns(signs).map((score, at) => ({ member: members[at] ?? '', commitment, ...score })),
  );
  return { ...tables, scores: [...scores, ...more] };
}
