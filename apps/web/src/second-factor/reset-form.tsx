import type { PersonView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { people } from '../api/people.js';
import { useSpeech } from '../session/language.js';
import { TakeAwayForm } from '../ui/take-away-form.js';
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
  return (
    <TakeAwayForm
      plan={plan}
      name={person.name}
      words={{
        heading: say('secondFactor.heading'),
        lead: say('secondFactor.reset.lead'),
        reason: say('secondFactor.reset.reason'),
        act: say('secondFactor.reset'),
        done: say('secondFactor.reset.done'),
      }}
      least={1}
      has={person.secondFactor}
      otherwise={<p className="muted">{say('secondFactor.reset.none')}</p>}
      take={(reason) => people.resetSecondFactor(person.id, reason)}
    />
  );
}
