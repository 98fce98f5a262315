import type { ReleaseDocument } from '@signatory/contract';
import { messages } from '@signatory/texts';
import type { MatrixSource } from './read-matrix-file.js';

const PLACE = /^plan\.(members|pillars|commitments)\[(.*)\]\.(\w+)/;

/**
 * Where a text of the document stands in what the caller wrote: a row and column of the matrix file, or an option.
 * @param place in the release document: `plan.members[TUR].name`
 */
export function placeInFile(
  { name, matrix }: MatrixSource,
  { plan }: ReleaseDocument,
  place: string,
  language: string,
): string {
  const say = messages(language);
  if (place.startsWith('source.')) return place === 'source.url' ? '--url' : '--source';
  const [, list, key = '', part] = PLACE.exec(place) ?? [];
  const cell = (row: number | undefined, column: string): string =>
    `${name}: ${say('matrix.place', { row: row ?? 0, column })}`;
  if (list === 'members') {
    const at = plan.members.findIndex(({ code }) => code === key);
    return cell(1, matrix.matrix.members[at]?.name ?? key);
  }
  const rowOf = (isIt: (commitment: { id: string; pillar: string | null }) => boolean): number | undefined =>
    matrix.rows[matrix.matrix.commitments.findIndex(isIt)];
  if (list === 'pillars')
    return cell(
      rowOf(({ pillar }) => pillar === key),
      'pillar',
    );
  if (list === 'commitments' && part !== 'provenance') {
    const row = rowOf(({ id }) => id === key);
    const numbered = matrix.numbers[matrix.rows.indexOf(row ?? 0)] !== '';
    return cell(row, part === 'code' ? (numbered ? 'no' : 'commitment_id') : 'commitment');
  }
  return say('matrix.place.title');
}
