import type { PersonView } from '@signatory/contract';
import { isTyped } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { people } from '../../api/people.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';

/** For a person whom an institution is to sign in no more, with a reason. */
export function UnlinkForm(props: { readonly plan: string; readonly person: PersonView }): ReactNode {
  const { say } = useSpeech();
  const { plan, person } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const unlink = useCommand(() => people.unlink(person.id, reason), [['people', plan]]);
  const clear = (): void => {
    setReason('');
    setTyped('');
  };
  const lacks = useLacks({
    reason: isShort(reason) && say('lack.words', { least: 3 }),
    typed: !isTyped(typed, person.name) && say('lack.exactly', { text: person.name }),
  });
  if (!person.linked && !unlink.isSuccess) return null;
  return (
    <form
      className="form only-screen"
      aria-label={say('people.unlink')}
      noValidate
      onSubmit={(event) => lacks.ask(event, () => unlink.mutate(undefined, { onSuccess: clear }))}
    >
      <h2>{say('people.unlink')}</h2>
      {person.linked && (
        <>
          <p className="muted">{say('people.unlink.lead')}</p>
          <TextField
            label={say('people.unlink.reason')}
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
          {unlink.error && <Failure error={unlink.error} />}
          <button type="submit" className="button button-danger" aria-disabled={unlink.isPending}>
            {say('people.unlink')}
          </button>
        </>
      )}
      <StatusLine>{unlink.isSuccess && say('people.unlink.done')}</StatusLine>
    </form>
  );
}
