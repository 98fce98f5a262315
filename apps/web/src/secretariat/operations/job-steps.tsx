import type { JobDetailView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';

/** What happened to a job and what has not yet, in order, with its place while it waits. */
export function JobSteps({ job }: { readonly job: JobDetailView }): ReactNode {
  const { say, instant } = useSpeech();
  const { attempt } = job;
  const steps = [
    { name: say('jobs.step.asked'), at: job.requestedAt, more: '' },
    { name: say('jobs.step.sent'), at: job.sentAt, more: say('jobs.step.sentTimes', { sends: job.sends }) },
    {
      name: say('jobs.step.begun'),
      at: attempt?.begunAt ?? null,
      more: attempt ? say('jobs.step.attempt', { begun: attempt.begun, attempts: job.attempts }) : '',
    },
    // When a job was given up is not kept; that it was, and why, stands above.
    { name: say('jobs.step.ended'), at: job.doneAt, more: job.state === 'FAILED' ? say('jobs.state.FAILED') : '' },
  ];
  return (
    <section className="panel form" aria-labelledby="steps-heading">
      <h2 id="steps-heading">{say('jobs.steps')}</h2>
      <ol className="steps">
        {steps.map(({ name, at, more }) => (
          <li key={name} className={at === null && more === '' ? 'muted' : undefined}>
            <strong>{name}</strong> <span>{at === null ? more || say('jobs.step.notYet') : instant(at)}</span>
            {at !== null && more && <span className="muted">{say('join.aside', { words: more })}</span>}
          </li>
        ))}
      </ol>
      {job.position !== null && (
        <p>
          <strong>
            {say('jobs.place')}
            {say('join.colon')}
          </strong>{' '}
          {say('jobs.position', { position: job.position })}
        </p>
      )}
      {job.paused && job.state === 'WAITING' && <p className="tag tag-warn">{say('jobs.held')}</p>}
    </section>
  );
}
