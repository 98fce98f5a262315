import type { Notifications } from '@signatory/contract';
import { MAIL_KINDS, mailKindsOf } from '@signatory/domain';
import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { rolesOf, useSession } from '../session/session.js';
import { Choices } from '../ui/choices.js';
import { SelectField } from '../ui/select-field.js';
import { Failure, Loaded, StatusLine } from '../ui/states.js';

/** Which of the letters that their roles bring a person wants, and in which language. */
export function LettersForm(): ReactNode {
  const { say } = useSpeech();
  const wishes = useQuery(queries.notifications());
  return (
    <section className="panel form" aria-labelledby="letters-heading">
      <h2 id="letters-heading">{say('letters.heading')}</h2>
      <p className="muted">{say('letters.lead')}</p>
      <Loaded query={wishes} lines={4}>
        {(saved) => <WishForm saved={saved} />}
      </Loaded>
    </section>
  );
}

function WishForm({ saved }: { readonly saved: Notifications }): ReactNode {
  const { say } = useSpeech();
  const [wishes, setWishes] = useState(saved);
  const kinds = mailKindsOf(rolesOf(useSession()));
  const save = useCommand(api.saveNotifications, [['notifications']]);
  const choose = (next: Notifications): void => {
    save.reset();
    setWishes(next);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wishes);
      }}
    >
      {kinds.length > 0 && (
        <Choices
          legend={say('letters.kinds')}
          options={kinds.map((kind) => [kind, say(`letters.${kind}`)])}
          chosen={kinds.filter((kind) => !wishes.off.includes(kind))}
          // What another role brought stays as it was chosen.
          onToggle={(code, on) =>
            choose({ ...wishes, off: MAIL_KINDS.filter((kind) => (kind === code ? !on : wishes.off.includes(kind))) })
          }
        />
      )}
      <SelectField
        label={say('letters.language')}
        value={wishes.language}
        options={LANGUAGES.map((code) => [code, LANGUAGE_NAMES[code], code])}
        onChange={(code) => choose({ ...wishes, language: LANGUAGES.find((each) => each === code) ?? 'en' })}
      />
      {save.error && <Failure error={save.error} />}
      <button type="submit" className="button" aria-disabled={save.isPending}>
        {say('letters.save')}
      </button>
      <StatusLine>{save.isSuccess && say('letters.saved')}</StatusLine>
    </form>
  );
}
