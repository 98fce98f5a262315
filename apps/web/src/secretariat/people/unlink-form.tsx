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
        heading: say('people.unlink'),
        lead: say('people.unlink.lead'),
        reason: say('people.unlink.reason'),
        act: say('people.unlink'),
        done: say('people.unlink.done'),
      }}
      least={3}
      has={person.linked}
      take={(reason) => people.unlink(person.id, reason)}
    />
  );
}
