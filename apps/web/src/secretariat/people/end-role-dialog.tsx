import type { PersonView } from '@signatory/contract';
import { isTyped } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { people } from '../../api/people.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Failure } from '../../ui/states.js';
import { ReasonField } from '../../ui/reason-field.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';

/** Asks for the reason and the person's name before a role ends. */
export function EndRoleDialog(props: {
  readonly plan: string;
  readonly person: PersonView;
  readonly grant: PersonView['grants'][number];
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { plan, person, grant, onClose } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const end = useCommand(() => people.endRole(person.id, grant.id, reason.trim()), [['people', plan]]);
  const lacks = useLacks({
    reason: isShort(reason) && say('lack.words', { least: 3 }),
    typed: !isTyped(typed, person.name) && say('lack.exactly', { text: person.name }),
  });
  return (
    <ConfirmDialog
      heading={say('endRole.heading', { role: say(`role.${grant.role}`) })}
      button={say('endRole.confirm')}
      busy={end.isPending}
      lacks={lacks}
      onConfirm={() => end.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say('endRole.means', { name: person.name, role: say(`role.${grant.role}`) })}</p>
      <ReasonField label={say('endRole.reason')} value={reason} error={lacks.at('reason')} onChange={setReason} />
      <TextField
        label={say('endRole.name', { name: person.name })}
        value={typed}
        error={lacks.at('typed')}
        required
        onChange={setTyped}
      />
      {end.error && <Failure error={end.error} />}
    </ConfirmDialog>
  );
}
