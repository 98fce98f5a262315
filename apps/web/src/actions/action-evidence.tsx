import type { ActionPiece } from '@signatory/contract';
import type { ReactNode } from 'react';
import { actionFileAddress, type ActionKey } from '../api/actions.js';
import { EvidencePiece } from '../report/evidence-piece.js';
import { useSpeech } from '../session/language.js';

/** What shows an action, each piece opened or downloaded where it can be. */
export function ActionEvidence(props: {
  readonly action: ActionKey;
  readonly evidence: readonly (Omit<ActionPiece, 'tier' | 'link'> & Partial<Pick<ActionPiece, 'tier' | 'link'>>)[];
}): ReactNode {
  const { say } = useSpeech();
  return (
    <ul className="evidence" aria-label={say('term.evidence')}>
      {props.evidence.map((piece) => (
        <EvidencePiece
          key={piece.n}
          piece={piece}
          stored={{ id: String(piece.n), stored: piece.stored, link: piece.link ?? null }}
          address={(n) => actionFileAddress(props.action, n)}
        />
      ))}
    </ul>
  );
}
