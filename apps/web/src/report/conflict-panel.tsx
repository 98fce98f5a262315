import type { IndicatorView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Lack } from '../ui/lack.js';
import { useLacks } from '../ui/use-lacks.js';
import { mergeAnswers, type Choice } from './answer-choice.js';
import { findDiffering } from './differing.js';
import type { Conflict } from './entry-saver.js';
import { useFieldWords } from './field-words.js';
import type { EntryDraft } from './use-entry.js';

/**
 * The same entry was changed twice, by two people or in two windows: both values of each field that both changed, and the person
 * chooses. What only one of them changed is as it was changed, and is named.
 */
export function ConflictPanel(props: {
  readonly indicator: IndicatorView;
  readonly editing: EntryDraft;
  readonly conflict: Conflict;
}): ReactNode {
  const { say, time } = useSpeech();
  const { indicator, editing, conflict } = props;
  const fields = useFieldWords(indicator);
  const { by, byId, at, from } = conflict;
  const own = byId === useSession().person.id ? 'yes' : 'no';
  /** Whether one's own is kept, by what was chosen so far. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const theirs = editing.readTheirs(conflict.theirs);
  const differing = theirs && findDiffering({ from, mine: editing.draft, theirs });
  const choices = differing?.contested ?? [];
  const choose = (name: string, isMine: boolean): void => setChosen(new Map([...chosen, [name, isMine]]));
  const lacks = useLacks<string>(
    Object.fromEntries(choices.map(({ name }) => [name, !chosen.has(name) && say('lack.choose')])),
  );
  /** What nobody is asked about is not given up, whichever of both is kept of the rest. */
  const keep = (isMine: (name: string) => boolean, otherwise?: () => void): void => {
    const own = choices.filter(({ name }) => isMine(name));
    const kept = new Set([...own, ...(differing?.mine ?? [])].map(({ name }) => name));
    const merged = theirs && mergeAnswers(theirs, editing.draft, kept, indicator);
    if (merged) editing.resolve(merged);
    else otherwise?.();
  };
  const takeTheirs = (): void =>
    differing?.mine.length ? keep(() => false, editing.takeTheirs) : editing.takeTheirs();
  const keepMine = (): void => (differing?.theirs.length ? keep(() => true, editing.keepMine) : editing.keepMine());
  return (
    <section className="banner banner-warn" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading" className="banner-head" tabIndex={-1} ref={heading}>
        <Icon name="alert" />
        {say('conflict.heading', { own, by, time: time(at) })}
      </h2>
      {(['theirs', 'mine'] as const).map(
        (side) =>
          differing &&
          differing[side].length > 0 && (
            <p key={side}>
              {say(`conflict.only.${side}`, { own, by })}
              {say('join.colon')}
              {differing[side].map(({ name }) => fields.name(name)).join(say('join.comma'))}
            </p>
          ),
      )}
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
        {differing && (
          <button
            type="button"
            className="button button-primary"
            onClick={(event) => lacks.ask(event, () => keep((name) => chosen.get(name) === true))}
          >
            {say('conflict.apply')}
          </button>
        )}
        <button type="button" className="button" onClick={takeTheirs}>
          {say('conflict.takeTheirs', { own })}
        </button>
        <button type="button" className="button" onClick={keepMine}>
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
