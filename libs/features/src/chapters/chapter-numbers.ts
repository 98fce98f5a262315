import {
  addressesOf,
  checkChapter,
  faultOf,
  Refusal,
  type ChapterReference,
  type Occurrence,
  type PlacedFinding,
  type Results,
} from '@signatory/domain';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import type { TextRow } from './chapter-rows.js';
import type { Citable } from './citable.js';

/** What a chapter's texts are held against. */
export interface NumbersOf {
  readonly opened: OpenedCycle;
  readonly results: Results;
  readonly cited: readonly ChapterReference[];
  readonly citable: Citable;
  readonly figures: readonly Occurrence[];
}

/** What the number check finds in one text that nobody answered. */
export function findingsOf(
  { commitmentId, language, sections }: Pick<TextRow, 'commitmentId' | 'language' | 'sections'>,
  { opened: { plan }, results, cited, citable, figures }: NumbersOf,
): PlacedFinding[] {
  const others = new Set(figures.map(keyOf));
  return checkChapter(
    { chapter: nameOf(plan, commitmentId), language, sections },
    {
      members: memberCodes(plan),
      results,
      references: new Set(cited.map(({ key }) => key)),
      voided: new Set(
        cited.flatMap(({ key, action }) => (action === undefined || citable.standing.has(action) ? [] : [key])),
      ),
      addresses: addressesOf(cited),
      isHidden: citable.isHidden,
      isOther: (occurrence) => others.has(keyOf(occurrence)),
    },
  );
}

/** Refuses `chapter.numbers-open` with each place. */
export function requireNumbers(commitment: string, findings: readonly PlacedFinding[]): void {
  if (findings.length > 0)
    throw new Refusal('chapter.numbers-open', { commitment, faults: findings.map(faultOf), findings });
}

/** A commitment's printed code. */
export function nameOf({ commitments }: OpenedCycle['plan'], id: string): string {
  return commitments.find((each) => each.id === id)?.code ?? id;
}

function keyOf({ sentence, figure, n }: Occurrence): string {
  return JSON.stringify([sentence, figure, n]);
}
