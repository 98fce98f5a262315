import type { IndicatorView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Lack } from '../ui/lack.js';
import { useLacks } from '../ui/use-lacks.js';
import { choicesBetween, mergeAnswers, type Choice } from './answer-choice.js';
import type { SaveState } from './entry-saver.js';
import { useFieldWords } from './field-words.js';
import type { EntryDraft } from './use-entry.js';

/** The same entry was changed twice, by two people or in two windows: both values of each field, and the person chooses. Nothing is merged or chosen unasked. */
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
  /** Whether one's own is kept, by what was chosen so far. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const theirs = editing.readTheirs(conflict.theirs);
  const choices = theirs ? choicesBetween(theirs, editing.draft) : [];
  const choose = (name: string, isMine: boolean): void => setChosen(new Map([...chosen, [name, isMine]]));
  const lacks = useLacks<string>(
    Object.fromEntries(choices.map(({ name }) => [name, !chosen.has(name) && say('lack.choose')])),
  );
  const apply = (): void => {
    const kept = new Set(choices.flatMap(({ name }) => (chosen.get(name) ? [name] : [])));
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
              checked={chosen.get(choice.name) === false}
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
              checked={chosen.get(choice.name) === true}
              onChange={() => choose(choice.name, true)}
            />
            <span>
              <strong>{say('conflict.yours', { own })}</strong> {printSide(choice, 'after', fields.print)}
            </span>
          </label>
          <Lack>{lacks.at(choice.name)}</Lack>
        </fieldset>
      ))}
      <div className="acts">
        {choices.length > 0 && (
          <button type="button" className="button button-primary" onClick={(event) => lacks.ask(event, apply)}>
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
