import type { PlanVersionView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';

const TONES = {
  DRAFT: 'tag',
  CONSULTATION: 'tag tag-open',
  ADOPTED: 'tag tag-ok',
  IN_USE: 'tag tag-ok',
  SUPERSEDED: 'tag tag-plain',
} as const satisfies Record<PlanVersionView['state'], string>;

/** The state of a version in words, with the end of a consultation and the version that it was copied from. */
export function VersionState({ version }: { readonly version: PlanVersionView }): ReactNode {
  const { say, instant } = useSpeech();
  const { state, consultationUntil, copiedFrom } = version;
  return (
    <>
      <span className={TONES[state]}>{say(`planVersion.${state}`)}</span>
      {state === 'CONSULTATION' && consultationUntil && (
        <span className="small-print"> {say('plans.consultedUntil', { instant: instant(consultationUntil) })}</span>
      )}
      {copiedFrom !== null && <span className="small-print"> {say('plans.copiedFrom', { version: copiedFrom })}</span>}
    </>
  );
}
