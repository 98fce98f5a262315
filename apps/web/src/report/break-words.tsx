import type { SeriesBreakView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** Why nothing of an earlier cycle stands beside an entry, and what was asked then in its place. */
export function BreakWords({ found: { why, version, parts } }: { readonly found: SeriesBreakView }): ReactNode {
  const { say, choose } = useSpeech();
  const named = parts.map(({ label, question }) => `${label} ${choose(question)}`).join(say('join.semicolon'));
  return (
    <>
      <span>{say(`earlier.break.${why}`, { version })}</span>{' '}
      {named && <span className="muted">{say('earlier.break.parts', { parts: named })}</span>}
    </>
  );
}
