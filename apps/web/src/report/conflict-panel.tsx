import type { IndicatorView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { choicesBetween, mergeAnswers, type Choice } from './answer-choice.js';
import type { SaveState } from './entry-saver.js';
import { useFieldWords } from './field-words.js';
import type { EntryDraft } from './use-entry.js';

/** The same entry was changed twice, by two people or in two windows: both values of each field, and the person chooses. Nothing is merged unasked. */
export function ConflictPanel(props: {
  readonly indicator: IndicatorView;
  readonly editing: EntryDraft;
  readonly conflict: Extract<SaveState, { kind: 'conflict' }>;
}): ReactNode {
  const { say, time } = useSpeech();
  const { indicator, editing, conflict } = props;
  const fields = useFieldWords(indicator);
  const { by, byId, at } = conflict;
  const own = byId === useSession().person.id ? 'yes' : 'no';
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const theirs = editing.readTheirs(conflict.theirs);
  const choices = theirs ? choicesBetween(theirs, editing.draft) : [];
  const choose = (name: string, isMine: boolean): void => {
    const next = new Set(kept);
    if (isMine) next.add(name);
    else next.delete(name);
    setKept(next);
  };
  const apply = (): void => {
    const merged = theirs && mergeAnswers(theirs, editing.draft, kept, indicator);
    if (merged) editing.resolve(merged);
  };
  return (
    <section className="banner banner-warn" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading" className="banner-head" tabIndex={-1} ref={heading}>
        <Icon name="alert" />
        {say('conflict.heading', { own, by, time: time(at) })}
      </h2>
      {choices.map((choice) => (
        <fieldset key={choice.name} className="conflict-choice">
          <legend>{fields.name(choice.name)}</legend>
          <label>
            <input
              type="radio"
              name={`conflict-${choice.name}`}
              checked={!kept.has(choice.name)}
              onChange={() => choose(choice.name, false)}
            />
            <span>
              <strong>{say('conflict.theirs', { own, by })}</strong> {printSide(choice, 'before', fields.print)}
            </span>
          </label>
          <label>
            <input
              type="radio"
              name={`conflict-${choice.name}`}
              checked={kept.has(choice.name)}
              onChange={() => choose(choice.name, true)}
            />
            <span>
              <strong>{say('conflict.yours', { own })}</strong> {printSide(choice, 'after', fields.print)}
            </span>
          </label>
        </fieldset>
      ))}
      <div className="acts">
        {choices.length > 0 && (
          <button type="button" className="button button-primary" onClick={apply}>
            {say('conflict.apply')}
          </button>
        )}
        <button type="button" className="button" onClick={() => editing.takeTheirs()}>
          {say('conflict.takeTheirs', { own })}
        </button>
        <button type="button" className="button" onClick={() => editing.keepMine()}>
          {say('conflict.keepMine', { own })}
        </button>
      </div>
    </section>
  );
}

function printSide(
  { differences }: Choice,
  side: 'before' | 'after',
  print: (field: string, text: string | null) => string,
): string {
  const texts = differences.flatMap((difference) => {
    const text = difference[side];
    return text === undefined ? [] : [print(difference.field, text)];
  });
  return texts.length > 0 ? texts.join(' · ') : print('', null);
}
