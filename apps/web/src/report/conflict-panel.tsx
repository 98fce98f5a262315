import { Icon } from '@signatory/pages';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { SaveState } from './entry-saver.js';
import type { EntryDraft } from './use-entry.js';

/** Two people changed the same entry: both values, and the person chooses. Nothing is merged. */
export function ConflictPanel(props: {
  readonly editing: EntryDraft;
  readonly conflict: Extract<SaveState, { kind: 'conflict' }>;
}): ReactNode {
  const { say, time } = useSpeech();
  const { editing, conflict } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="banner banner-warn" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading" className="banner-head" tabIndex={-1} ref={heading}>
        <Icon name="alert" />
        {say('conflict.heading', { by: conflict.by, time: time(conflict.at) })}
      </h2>
      <dl className="versus">
        <dt>{say('conflict.theirs', { by: conflict.by })}</dt>
        <dd>{printAnswer(conflict.theirs, say('conflict.empty'))}</dd>
        <dt>{say('conflict.yours')}</dt>
        <dd>{printAnswer(editing.draft.value, say('conflict.empty'))}</dd>
      </dl>
      <div className="acts">
        <button type="button" className="button" onClick={() => editing.takeTheirs()}>
          {say('conflict.takeTheirs')}
        </button>
        <button type="button" className="button" onClick={() => editing.keepMine()}>
          {say('conflict.keepMine')}
        </button>
      </div>
    </section>
  );
}

/** An answer of any type as one line; an entry is shown by its value. */
function printAnswer(answer: unknown, empty: string): string {
  if (answer === null || answer === undefined || answer === '') return empty;
  if (Array.isArray(answer)) return answer.map((item) => printAnswer(item, empty)).join('; ');
  if (typeof answer === 'string' || typeof answer === 'boolean' || typeof answer === 'number') return String(answer);
  if (typeof answer !== 'object') return empty;
  if ('value' in answer) return printAnswer(answer.value, empty);
  if ('key' in answer) return String(answer.key);
  return JSON.stringify(answer);
}
