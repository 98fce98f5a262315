import type { ReleaseView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { DifferentFigures } from '../../library/different-figures.js';
import { useSpeech } from '../../session/language.js';

/** What a release moves of the one that it corrects: whoever signs it off reads that first. */
export function CorrectedFigures({
  release,
  corrects,
  earlier,
  isPublic,
}: {
  readonly release: ReleaseView;
  /** The number of the release that it corrects, and that release where it is listed. */
  readonly corrects: number;
  readonly earlier: ReleaseView | undefined;
  readonly isPublic: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(!isPublic);
  const words = say('releases.corrects', { number: corrects });
  if (!earlier) return <p>{words}</p>;
  return (
    <details className="release-part" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words}</summary>
      {open && <DifferentFigures older={earlier.id} newer={release.id} name={words} />}
    </details>
  );
}
