import type { ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { printEntry } from '../review/print-entry.js';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';
import { FieldFindings } from './field-findings.js';
import { ObservationTag } from './observation-tag.js';
import { WorkedOut } from './worked-out.js';

/** In the place of the form: the value as it was worked out, and what from. */
export function CalculatedAnswer({ task, entryKey }: { readonly task: Task; readonly entryKey: EntryKey }): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { entry, indicator, findings } = task;
  return (
    <div className="calculated">
      <section aria-labelledby="answer-heading">
        <h2 id="answer-heading" tabIndex={-1}>
          {say('entry.answer')}
        </h2>
        <p className="calculated-value" role="status">
          <strong className={entry.value === null ? 'is-gap' : undefined}>
            {entry.value === null && entry.status === 'unanswered'
              ? say('calculated.waits')
              : printEntry(entry, indicator, speech)}
          </strong>
          <ObservationTag observation={entry.observation} />
        </p>
        <p className="muted">{say('calculated.note')}</p>
        <FieldFindings findings={findings} />
      </section>
      <section aria-labelledby="calculated-heading">
        <h2 id="calculated-heading">{say('calculated.heading')}</h2>
        <WorkedOut
          cycle={entryKey.cycle}
          member={entryKey.member}
          indicator={indicator}
          calculation={entry.calculation}
          to="/report/$cycle/$member/entry/$indicator"
        />
      </section>
    </div>
  );
}
