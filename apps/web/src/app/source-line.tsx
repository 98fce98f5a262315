import type { CycleView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** The table that a cycle's scores were imported from; nothing of other cycles. */
export function SourceLine({ cycle: { source } }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  return (
    source && (
      <p className="citation">
        {say('source.label')}
        {say('join.colon')}
        {source.url ? <a href={source.url}>{source.citation}</a> : source.citation}
      </p>
    )
  );
}
