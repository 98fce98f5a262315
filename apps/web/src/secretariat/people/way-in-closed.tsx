import type { PersonView } from '@signatory/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { people } from '../../api/people.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure } from '../../ui/states.js';
import { TakeAwayForm } from '../../ui/take-away-form.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';

const LEAST_WORDS = 3;

/** For a person who has left: the account lets nobody in any more. */
export function CloseForm(props: { readonly plan: string; readonly person: PersonView }): ReactNode {
  const { say } = useSpeech();
  const { plan, person } = props;
  return (
    <TakeAwayForm
      plan={plan}
      name={person.name}
      words={{
        heading: say('wayIn.close'),
        lead: say('wayIn.close.lead'),
        reason: say('wayIn.close.reason'),
        act: say('wayIn.close'),
        done: say('wayIn.close.done'),
      }}
      least={LEAST_WORDS}
      has={!person.disabled}
      take={(reason) => people.close(person.id, reason)}
    />
  );
}

/** A closed account is opened again, with a reason. */
export function ReopenForm(props: { readonly plan: string; readonly person: PersonView }): ReactNode {
  const { say } = useSpeech();
  const { plan, person } = props;
  const [reason, setReason] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const reopen = useCommand(() => people.reopen(person.id, reason), [['people', plan]]);
  const lacks = useLacks({ reason: isShort(reason, LEAST_WORDS) && say('lack.words', { least: LEAST_WORDS }) });
  // It takes the place of the form by which the account was closed, and of what had the focus in it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <form
      className="form only-screen"
      aria-label={say('wayIn.reopen')}
      noValidate
      onSubmit={(event) => lacks.ask(event, () => reopen.mutate(undefined))}
    >
      <h2 tabIndex={-1} ref={heading}>
        {say('wayIn.reopen')}
      </h2>
      <p className="muted">{say('wayIn.reopen.lead')}</p>
      <TextField
        label={say('wayIn.reopen.reason')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
        required
      />
      {reopen.error && <Failure error={reopen.error} />}
      <button type="submit" className="button button-primary" aria-disabled={reopen.isPending}>
        {say('wayIn.reopen')}
      </button>
    </form>
  );
}
