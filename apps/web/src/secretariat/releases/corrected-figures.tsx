import type { ReleaseView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { DifferentFigures } from '../../library/different-figures.js';
import { useSpeech } from '../../session/language.js';

/** What a release moves of the one that it corrects: whoever signs it off reads that first. */
export function CorrectedFigures(props: {
  readonly release: ReleaseView;
  readonly earlier: ReleaseView | undefined;
  readonly isPublic: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { release, earlier } = props;
  const [open, setOpen] = useState(!props.isPublic);
  const words = say('releases.corrects', { number: release.corrects ?? 0 });
  if (!earlier) return <p>{words}</p>;
  return (
    <details className="release-part" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words}</summary>
      {open && <DifferentFigures older={earlier.id} newer={release.id} name={words} />}
    </details>
  );
}
