import type { DecideEntry, ReviewView } from '@signatory/contract';
import { ENTRY_REVIEW, RETURN_REASONS, type EntryReviewCommand, type ReturnReason } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { WAITING } from './queue-screen.js';

type Decision = DecideEntry['decision'];
const DECISIONS = ['approve', 'ask', 'return'] as const satisfies readonly (Decision & EntryReviewCommand)[];

/** Approve, ask or return; the choices are those that the state machine and the server offer this reviewer. */
export function DecisionBox({
  entryKey,
  review,
}: {
  readonly entryKey: EntryKey;
  readonly review: ReviewView;
}): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const rows = useQuery(queries.reviews(entryKey.cycle)).data ?? [];
  const offered = DECISIONS.filter((each) => review.commands.includes(each));
  const [decision, setDecision] = useState<Decision>('approve');
  const [reason, setReason] = useState<ReturnReason>('wrong-value');
  const [text, setText] = useState('');
  const decide = useCommand((body: DecideEntry) => api.decide(entryKey, body), [['reviews', entryKey.cycle]]);
  const needsText = ENTRY_REVIEW.transitions[decision].reason === true;

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body: DecideEntry = {
      decision,
      version: review.entry.version,
      ...(needsText ? { text } : {}),
      ...(decision === 'return' ? { reason } : {}),
    };
    decide.mutate(body, {
      onSuccess: () => {
        const next = rows.find(
          (row) =>
            WAITING.includes(row.state) && !(row.member === entryKey.member && row.indicator === entryKey.indicator),
        );
        if (next)
          void navigate({
            to: '/review/$cycle/$member/$indicator',
            params: { cycle: entryKey.cycle, member: next.member, indicator: next.indicator },
          });
        else void navigate({ to: '/review', search: { cycle: entryKey.cycle } });
      },
    });
  };

  if (offered.length === 0) return <p className="note">{say('review.closed')}</p>;
  return (
    <form className="panel form" onSubmit={send} aria-labelledby="decision-heading">
      <h2 id="decision-heading">{say('review.decision')}</h2>
      <fieldset className="choices-field">
        <legend className="visually-hidden">{say('review.decision')}</legend>
        <div className="radios radios-stacked">
          {offered.map((each) => (
            <label key={each}>
              <input type="radio" name="decision" checked={decision === each} onChange={() => setDecision(each)} />
              {say(`decision.${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {decision === 'return' && (
        <SelectField
          label={say('review.reason')}
          value={reason}
          options={RETURN_REASONS.map((each) => [each, say(`return.${each}`)])}
          onChange={(wish) => setReason(RETURN_REASONS.find((each) => each === wish) ?? 'other')}
        />
      )}
      {needsText && (
        <TextField
          label={say('review.text')}
          hint={say('review.text.hint')}
          lines
          value={text}
          onChange={setText}
          required
        />
      )}
      {decide.error && <Failure error={decide.error} />}
      <button
        type="submit"
        className="button button-primary"
        disabled={decide.isPending || (needsText && text.trim().length < 3)}
      >
        {say(`decision.${decision}.act`)}
      </button>
      <StatusLine tone="busy">{decide.isPending && say('save.saving')}</StatusLine>
    </form>
  );
}
