import type { PersonView } from '@signatory/contract';
import { isTyped } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { people } from '../api/people.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { WithTexts } from '../ui/with-texts.js';

interface ResetFormProps {
  readonly plan: string;
  readonly person: PersonView;
}

/** For a person who lost the second factor: taken away, with a reason. */
export function ResetForm(props: ResetFormProps): ReactNode {
  return (
    <WithTexts of="secondFactor" lines={2}>
      {() => <Form {...props} />}
    </WithTexts>
  );
}

function Form({ plan, person }: ResetFormProps): ReactNode {
  const { say } = useSpeech();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const reset = useCommand(() => people.resetSecondFactor(person.id, reason), [['people', plan]]);
  const clear = (): void => {
    setReason('');
    setTyped('');
  };
  const lacks = useLacks({
    reason: isShort(reason, 1) && say('lack.fill'),
    typed: !isTyped(typed, person.name) && say('lack.exactly', { text: person.name }),
  });
  return (
    <form
      className="form"
      aria-label={say('secondFactor.heading')}
      noValidate
      onSubmit={(event) => lacks.ask(event, () => reset.mutate(undefined, { onSuccess: clear }))}
    >
      <h2>{say('secondFactor.heading')}</h2>
      {person.secondFactor ? (
        <>
          <p className="muted">{say('secondFactor.reset.lead')}</p>
          <TextField
            label={say('secondFactor.reset.reason')}
            value={reason}
            error={lacks.at('reason')}
            onChange={setReason}
            required
          />
          <TextField
            label={say('endRole.name', { name: person.name })}
            value={typed}
            error={lacks.at('typed')}
            onChange={setTyped}
            required
          />
          {reset.error && <Failure error={reset.error} />}
          <button type="submit" className="button button-danger" aria-disabled={reset.isPending}>
            {say('secondFactor.reset')}
          </button>
        </>
      ) : (
        <p className="muted">{say('secondFactor.reset.none')}</p>
      )}
      <StatusLine>{reset.isSuccess && say('secondFactor.reset.done')}</StatusLine>
    </form>
  );
}
