import type { PlanDocument, PlanDocumentView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useId, useState, type ReactNode } from 'react';
import { useSpeech, type Speech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { conflictPlace, type ConflictPlace } from './conflict-place.js';
import { listDifferences, takeTheirs, type Difference } from './differences.js';
import { chooseWords } from './document-words.js';
import { KINDS } from './kinds.js';
import type { PlanConflict } from './plan-draft.js';
import { sayPlace } from './say-place.js';

type Choice = 'mine' | 'theirs';

/** Somebody saved meanwhile, or the same person wrote in another window: every place at which both texts differ, with both, to be picked from. */
export function ConflictPanel(props: {
  readonly conflict: PlanConflict;
  readonly revised: PlanDocumentView['revised'];
  readonly onSettle: (document: PlanDocument) => void;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { conflict, revised, onSettle } = props;
  const own = revised?.byId === useSession().person.id ? 'yes' : 'no';
  const [differences] = useState(() => listDifferences(conflict));
  const [choices, setChoices] = useState<readonly (Choice | null)[]>(() =>
    differences.map(({ base, mine, isContested }) =>
      isContested ? null : JSON.stringify(base) === JSON.stringify(mine) ? 'theirs' : 'mine',
    ),
  );
  const theirs = conflict.isUnsaved ? 'planEdit.elsewhere' : 'planEdit.theirs';
  const open = choices.filter((choice) => choice === null).length;
  return (
    <section className="banner banner-warn form plan-conflict" aria-labelledby="conflict-heading">
      <p id="conflict-heading" className="banner-head" role="alert" tabIndex={-1}>
        <Icon name="alert" />
        {conflict.isUnsaved
          ? say('planEdit.conflict.unsaved')
          : revised
            ? say('planEdit.conflict', { own, by: revised.by, at: instant(revised.at) })
            : say('planEdit.conflict.unknown')}
      </p>
      <p>{say('planEdit.conflict.next')}</p>
      <section className="scroll" aria-label={say('planEdit.differences')} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say('draft.place')}</th>
              <th scope="col">{say('planEdit.mine')}</th>
              <th scope="col">{say(theirs)}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference, at) => (
              <DifferenceRow
                key={at}
                difference={difference}
                at={conflictPlace(difference.path, [conflict.mine, conflict.theirs])}
                theirs={theirs}
                choice={choices[at] ?? null}
                onChoose={(choice) => setChoices(choices.with(at, choice))}
              />
            ))}
          </tbody>
        </table>
      </section>
      <div className="acts">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={open > 0}
          onClick={() =>
            onSettle(
              takeTheirs(
                conflict.mine,
                differences.filter((_, at) => choices[at] === 'theirs'),
              ),
            )
          }
        >
          {say('planEdit.settle')}
        </button>
        {open > 0 && <span>{say('planEdit.unpicked', { count: open })}</span>}
      </div>
    </section>
  );
}

function DifferenceRow(props: {
  readonly difference: Difference;
  readonly at: ConflictPlace;
  /** What the other text is called. */
  readonly theirs: 'planEdit.theirs' | 'planEdit.elsewhere';
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const id = useId();
  const { difference, at, theirs, choice, onChoose } = props;
  const place = printPlace(at, speech);
  return (
    <tr>
      <th scope="row">
        {place} {difference.isContested && <span className="tag tag-warn">{say('planEdit.contested')}</span>}
      </th>
      {(['mine', 'theirs'] as const).map((side) => (
        <td key={side}>
          <label className="tick">
            <input
              type="radio"
              name={id}
              checked={choice === side}
              aria-label={say('planEdit.pick', { place, whose: say(side === 'mine' ? 'planEdit.mine' : theirs) })}
              onChange={() => onChoose(side)}
            />
            <span className="plan-value">{print(difference[side]) || say('planEdit.nothing')}</span>
          </label>
        </td>
      ))}
    </tr>
  );
}

/** `I.1 A commitment · Definition (German)`; of the plan itself the place alone. */
function printPlace({ owner, place }: ConflictPlace, speech: Speech): string {
  const words = owner && chooseWords(owner.words, speech.language).text;
  const name = owner && ([owner.code, words].filter(Boolean).join(' ') || speech.say(KINDS[owner.kind]));
  return [name, place && sayPlace(place, speech)].filter(Boolean).join(' · ');
}

/** A value as one reads it: words alone as they are, all else as the file would have it. */
function print(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1).replace(/\n */g, ' ');
}
