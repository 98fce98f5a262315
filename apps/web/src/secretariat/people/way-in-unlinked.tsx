import type { PersonView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { people } from '../../api/people.js';
import { useSpeech } from '../../session/language.js';
import { TakeAwayForm } from '../../ui/take-away-form.js';

/** For a person whom an institution is to sign in no more, with a reason. */
export function UnlinkForm(props: { readonly plan: string; readonly person: PersonView }): ReactNode {
  const { say } = useSpeech();
  const { plan, person } = props;
  return (
    <TakeAwayForm
      plan={plan}
      name={person.name}
      words={{
        heading: say('wayIn.unlink'),
        lead: say('wayIn.unlink.lead'),
        reason: say('wayIn.unlink.reason'),
        act: say('wayIn.unlink'),
        done: say('wayIn.unlink.done'),
      }}
      least={3}
      has={person.linked}
      take={(reason) => people.unlink(person.id, reason)}
    />
  );
}
