import type { ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';
import { FieldFindings } from './field-findings.js';
import { usePrintedAnswer } from './print-answer.js';
import { WorkedOut } from './worked-out.js';

/** In the place of the form: the value as it was worked out, and what from. */
export function CalculatedAnswer({ task, entryKey }: { readonly task: Task; readonly entryKey: EntryKey }): ReactNode {
  const { say } = useSpeech();
  const { entry, indicator, findings } = task;
  const print = usePrintedAnswer(indicator);
  return (
    <>
      <section aria-labelledby="answer-heading">
        <h2 id="answer-heading" tabIndex={-1}>
          {say('entry.answer')}
        </h2>
        <p className="calculated-value" role="status">
          <strong>{print(entry)}</strong>
        </p>
        <FieldFindings findings={findings} />
      </section>
      <section aria-labelledby="calculated-heading">
        <h2 id="calculated-heading">{say('calculated.heading')}</h2>
        <WorkedOut
          cycle={entryKey.cycle}
          member={entryKey.member}
          indicator={indicator}
          calculation={entry.calculation}
          links
        />
      </section>
    </>
  );
}
