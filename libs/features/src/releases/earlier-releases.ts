import { ReleaseDocument } from '@signatory/contract';
import type { ReleaseState } from '@signatory/domain';
import { blobKey, RELEASES, type BlobStore, type CorrectionCaseEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { IndicatorFigures } from './disclosure.js';

/** A release of the cycle that was public once: whoever kept it knows its figures. */
export interface FrozenRelease {
  readonly id: string;
  readonly state: ReleaseState;
  readonly sha256: string;
  readonly document: ReleaseDocument;
}

const PUBLIC = `select id, state, sha256 from release
  where cycle_id = $1 and state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN') order by number`;

/** Oldest first. */
export async function readPublicReleases(
  tx: EntityManager,
  blobs: BlobStore,
  cycleId: string,
): Promise<FrozenRelease[]> {
  const rows = await tx.query<{ id: string; state: ReleaseState; sha256: string }[]>(PUBLIC, [cycleId]);
  const releases: FrozenRelease[] = [];
  for (const row of rows) {
    const json = await blobs.read(blobKey(RELEASES, row.sha256));
    releases.push({ ...row, document: ReleaseDocument.parse(JSON.parse(json.toString())) });
  }
  return releases;
}

/**
 * The release that stands, or that which a case corrects: whoever kept one that was withdrawn knows its figures, and what is
 * corrected is printed against them.
 */
export function standingAmong(
  releases: readonly FrozenRelease[],
  correction: Pick<CorrectionCaseEntity, 'releaseId'> | null,
): FrozenRelease | null {
  return (
    releases.findLast(({ state }) => state === 'PUBLISHED') ??
    releases.find(({ id }) => id === correction?.releaseId) ??
    null
  );
}

/** What releases showed of one indicator of a member, oldest first. */
export type EarlierFigures = (member: string, indicator: string) => readonly IndicatorFigures[];

export function earlierFigures(releases: readonly FrozenRelease[]): EarlierFigures {
  const indexed = releases.map(({ document }) => {
    const own = new Map<string, ReleaseDocument['figures']>();
    for (const figure of document.figures) {
      const key = `${figure.member} ${figure.indicator}`;
      const figures = own.get(key);
      if (figures) figures.push(figure);
      else own.set(key, [figure]);
    }
    return own;
  });
  return (member, indicator) => indexed.flatMap((own) => [own.get(`${member} ${indicator}`) ?? []]);
}
