import type { DecideEntry, IndicatorView, ReviewView } from '@signatory/contract';
import {
  CORRECTION_DAYS,
  ENTRY_REVIEW,
  RETURN_REASONS,
  type EntryReviewCommand,
  type ReturnReason,
} from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { reviewing } from '../api/review.js';
import { useSpeech, type Speech } from '../session/language.js';
import { faultAt, sentences } from '../ui/faults.js';
import { Lack } from '../ui/lack.js';
import { LanguageField } from '../ui/language-field.js';
import { LeftWords } from '../ui/left-words.js';
import { SelectField } from '../ui/select-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { Phrases } from './phrases.js';
import { endOf, partsOf, ReturnPlaces } from './return-places.js';
import { offerUndo } from './undo.js';
import { useShortcuts } from './use-shortcuts.js';

type Decision = DecideEntry['decision'];
const DECISIONS = ['approve', 'ask', 'return'] as const satisfies readonly (Decision & EntryReviewCommand)[];
/** As what an entry is told of that was decided so. */
const DECIDED = { approve: 'APPROVED', ask: 'CLARIFICATION_REQUESTED', return: 'RETURNED' } as const;
const KEYS = { approve: '1', return: '2', ask: '3' } as const;

/** What goes with a decision: it stays while its reader looks at other entries. */
interface DecisionWords {
  readonly reason: ReturnReason;
  readonly text: string;
  readonly language: string;
  readonly cells: readonly string[];
  readonly due: string;
}

export const nameDecision = ({ cycle, member, indicator }: EntryKey): readonly unknown[] => [
  'decision',
  cycle,
  member,
  indicator,
];

/** Approve, ask or return; the choices are those that the state machine and the server offer this reviewer. */
export function DecisionBox(props: {
  readonly entryKey: EntryKey;
  readonly review: ReviewView;
  readonly indicator: IndicatorView;
  /** The end of the cycle's review. */
  readonly reviewDeadline: string | null;
  /** What the entry is called where it is no longer in sight. */
  readonly name: string;
  readonly onDecided: () => void;
}): ReactNode {
  const { say, instant, language: own } = useSpeech();
  const { entryKey, review } = props;
  // Of the answer in sight: on a later one nothing is decided before it was looked at.
  const { version } = review.entry;
  const offered = DECISIONS.filter((each) => review.commands.includes(each));
  // Nothing is chosen beforehand: who signs has said so.
  const [wish, setWish] = useState<Decision | null>(null);
  const decision = offered.find((each) => each === wish);
  const words = useKeptForm<DecisionWords>(nameDecision(entryKey), {
    reason: 'wrong-value',
    text: '',
    language: own,
    cells: [],
    due: '',
  });
  const { kept, put, read, set } = words;
  const { reason, text, language, cells, due } = words.draft;
  const decide = useCommand(
    (body: DecideEntry) => reviewing.decide(entryKey, body),
    ['reviews', 'threads'].map((key) => [key, entryKey.cycle]),
  );
  // What was refused of an older answer is over once the newer one is in sight.
  const refusal = decide.variables?.version === version ? decide.error : null;
  // As its panel beside it reads them: of one that is resolved there no word is asked here while the entry is still on its way.
  const threads = useQuery(queries.threads(entryKey)).data ?? review.threads;
  const isOpen = threads.some(({ state }) => state === 'OPEN');
  const needsText =
    decision !== undefined &&
    (ENTRY_REVIEW.transitions[decision].reason === true || (decision === 'approve' && isOpen));

  const lacks = useLacks({
    decision: !decision && say('lack.choose'),
    text: needsText && isShort(text) && say('lack.words', { least: 3 }),
  });
  const send = (): void => {
    if (!decision) return;
    const named = cells.filter((cell) => partsOf(review.entry).includes(cell));
    const body: DecideEntry = {
      decision,
      version,
      ...(needsText ? { text, language } : {}),
      ...(decision === 'return' && {
        reason,
        ...(named.length > 0 && { cells: named }),
        ...(due !== '' && { dueAt: endOf(due, props.reviewDeadline) }),
      }),
    };
    decide.mutate(body, {
      onSuccess: () => {
        const { member, indicator } = entryKey;
        const said = `${props.name}${say('join.colon')}${say(`entryReview.${DECIDED[decision]}`)}`;
        setWish(null);
        put(null);
        offerUndo({
          cycle: entryKey.cycle,
          entries: [{ member, indicator }],
          name: props.name,
          said,
          onUndone: () => {
            if (read() === null) put(kept);
          },
        });
      },
      goOn: props.onDecided,
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => lacks.ask(event, send);
  useShortcuts(
    Object.fromEntries(
      offered.map((each) => [
        KEYS[each],
        () => {
          setWish(each);
          document.getElementById(`decision-${each}`)?.focus();
        },
      ]),
    ),
  );

  if (offered.length === 0) {
    const { state, reviewer, since, approvedByYou } = review.row;
    const stands = [say(`entryReview.${state}`), reviewer, instant(since)].filter(Boolean).join(' · ');
    return (
      <>
        <p className="note" role="status">
          {sentences(approvedByYou ? say('review.approvedByYou') : stands, say(closedWords(state)))}
        </p>
        {kept && !decide.isPending && (
          <LeftWords
            heading={say('review.decision')}
            text={text}
            language={language}
            refused={decide.error}
            onDiscard={() => put(null)}
          />
        )}
      </>
    );
  }
  return (
    <form
      className="panel form only-screen decision-box"
      onSubmit={submit}
      noValidate
      aria-labelledby="decision-heading"
    >
      <h2 id="decision-heading">{say('review.decision')}</h2>
      {review.row.state === 'AWAITING_APPROVAL' && (
        <p className="note">
          {say('review.second', {
            count: review.row.approvals,
            asked: review.row.approvalsAsked,
            next: review.row.approvals + 1,
          })}
        </p>
      )}
      <fieldset className="choices-field">
        <legend className="visually-hidden">{say('review.decision')}</legend>
        <div className="radios radios-stacked">
          {offered.map((each) => (
            <label key={each}>
              <input
                id={`decision-${each}`}
                type="radio"
                name="decision"
                checked={decision === each}
                onChange={() => setWish(each)}
              />
              {say(`decision.${each}`)}
            </label>
          ))}
        </div>
        <Lack>{lacks.at('decision')}</Lack>
      </fieldset>
      {decision === 'return' && (
        <SelectField
          label={say('review.reason')}
          value={reason}
          options={RETURN_REASONS.map((each) => [each, say(`return.${each}`)])}
          onChange={(chosen) => set({ reason: RETURN_REASONS.find((each) => each === chosen) ?? 'other' })}
        />
      )}
      {needsText && (
        <TextField
          {...fieldWords(decision, say)}
          lines
          value={text}
          error={lacks.at('text')}
          onChange={(words) => set({ text: words })}
          required
        />
      )}
      {needsText && decision && decision !== 'approve' && (
        <Phrases
          of={decision === 'ask' ? 'ask' : reason}
          onInsert={(phrase) =>
            set({
              text: [text.trimEnd(), phrase].filter(Boolean).join(' '),
              // A phrase is in the reader's language, and so is what begins with one.
              ...(text.trim() === '' && { language: own }),
            })
          }
        />
      )}
      {decision === 'return' && (
        <ReturnPlaces
          entry={review.entry}
          indicator={props.indicator}
          terms={{ cells, due }}
          reviewDeadline={props.reviewDeadline}
          refused={faultAt(refusal, '/dueAt')}
          onChange={(terms) => set(terms)}
        />
      )}
      {needsText && <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />}
      {refusal && <Failure error={refusal} />}
      <button type="submit" className="button button-primary" aria-disabled={decide.isPending}>
        {say(decision ? `decision.${decision}.act` : 'decision.act')}
      </button>
      <StatusLine tone="busy">{decide.isPending && say('save.saving')}</StatusLine>
    </form>
  );
}

/** Why nothing is decided here: for as long as the member has the entry, and nobody can, or by this reader. */
function closedWords(state: ReviewView['row']['state']) {
  return state === 'CLARIFICATION_REQUESTED' || state === 'RETURNED'
    ? (`review.closed.${state}` as const)
    : 'review.closed';
}

/** What the words of a decision are asked for by, and what they bring about. */
function fieldWords(decision: Decision | undefined, say: Speech['say']) {
  switch (decision) {
    case 'ask':
      return { label: say('review.askText'), hint: say('review.askText.hint', { days: CORRECTION_DAYS }) };
    case 'return':
      return { label: say('review.text'), hint: say('review.text.hint') };
    default:
      return { label: say('review.why') };
  }
}
