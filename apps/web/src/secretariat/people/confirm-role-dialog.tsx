import type { ConfirmRole, PersonView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { people } from '../../api/people.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Dialog } from '../../ui/dialog.js';
import { faultAt } from '../../ui/faults.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { fromLocal, toLocal } from '../cycles/local-instant.js';

/** Says that a person still needs a role, and until when. */
export function ConfirmRoleDialog(props: {
  readonly plan: string;
  readonly person: PersonView;
  readonly grant: PersonView['grants'][number];
  readonly onClose: () => void;
}): ReactNode {
  const { say, date } = useSpeech();
  const { plan, person, grant, onClose } = props;
  const [until, setUntil] = useState(toLocal(grant.until));
  const confirm = useCommand((body: ConfirmRole) => people.confirmRole(person.id, grant.id, body), [['people', plan]]);
  const role = say(`role.${grant.role}`);
  return (
    <Dialog heading={say('confirmRole.heading', { role })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate({ until: fromLocal(until, grant.until) }, { onSuccess: onClose });
        }}
      >
        <p>{say('confirmRole.means', { name: person.name, role, date: date(grant.grantedAt.slice(0, 10)) })}</p>
        <TextField
          label={say('people.until')}
          hint={say('people.until.hint')}
          type="datetime-local"
          value={until}
          error={faultAt(confirm.error, '/until')}
          onChange={setUntil}
        />
        {confirm.error && <Failure error={confirm.error} />}
        <div className="acts">
          <button type="submit" className="button button-primary" aria-disabled={confirm.isPending}>
            {say('confirmRole.confirm')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {say('confirm.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
