import type { ReleaseView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** The published release that stands in the place of an earlier one that was published too; null for one that stands itself. */
export function instead(release: ReleaseView, all: readonly ReleaseView[]): ReleaseView | null {
  if (release.publishedAt === null) return null;
  const [standing] = all.filter(({ state }) => state === 'PUBLISHED').sort((a, b) => b.number - a.number);
  return standing && standing.number > release.number ? standing : null;
}

/** That a release is of the past, whatever its state says: one that moved no figure leaves the earlier one *published*. */
export function OutdatedNote({ by }: { readonly by: ReleaseView | null }): ReactNode {
  const { say } = useSpeech();
  return (
    by && (
      <p className="note">
        <a href={`#release-${by.id}`}>{say('library.outdated', { number: by.number })}</a>
      </p>
    )
  );
}
