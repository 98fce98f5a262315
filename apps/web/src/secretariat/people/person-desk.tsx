import type { GrantRoles, PersonView } from '@signatory/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { PersonTokens } from '../../access-tokens/person-tokens.js';
import { people } from '../../api/people.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { ResetForm } from '../../second-factor/reset-form.js';
import { useSpeech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useLacks } from '../../ui/use-lacks.js';
import { WithTexts } from '../../ui/with-texts.js';
import { ConflictNote } from './conflict-note.js';
import { emptyGrant, readGrant, type GrantDraft, type PlanPlace } from './grant-draft.js';
import { GrantFields } from './grant-fields.js';
import { PasswordLink } from './password-link.js';
import { CloseForm, ReopenForm } from './way-in-closed.js';
import { UnlinkForm } from './way-in-unlinked.js';

/** What may be done for one person: another role, and a way back in; of a closed account, that it is opened again. */
export function PersonDesk(props: { readonly place: PlanPlace; readonly person: PersonView }): ReactNode {
  const { place, person } = props;
  const plan = place.version.id;
  return (
    <WithTexts of="wayIn" lines={4}>
      {() => (
        <div className="person-desk">
          {!person.disabled && <GiveForm place={place} person={person} />}
          {person.mayReopen && <ReopenForm plan={plan} person={person} />}
          {person.mayLetIn ? <WaysIn plan={plan} person={person} /> : <NotYours person={person} />}
        </div>
      )}
    </WithTexts>
  );
}

/** Why nothing of it is offered: the person holds a role elsewhere, too. */
function NotYours({ person: { name, mayReopen, grants } }: { readonly person: PersonView }): ReactNode {
  const { say } = useSpeech();
  if (mayReopen || grants.every(({ ended }) => ended)) return null;
  return <p className="note">{say('people.notYours', { name })}</p>;
}

function GiveForm(props: { readonly place: PlanPlace; readonly person: PersonView }): ReactNode {
  const { say } = useSpeech();
  const { place, person } = props;
  const plan = place.version.id;
  const [draft, setDraft] = useState(emptyGrant(place));
  const give = useCommand((body: GrantRoles) => people.grantRoles(person.id, body), [['people', plan]]);
  const grant = readGrant(draft, plan);
  const lacks = useLacks({ grant: grant === null && say('lack.some') });
  const form = useRef<HTMLFormElement>(null);
  const held = heldIn(give.error);
  // What was refused is said at its field: whoever sent the form goes on there.
  useEffect(() => {
    if (held !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [held]);
  const change = (changed: GrantDraft): void => {
    // It was refused of what stood there before.
    if (give.error) give.reset();
    setDraft(changed);
  };
  return (
    <form
      ref={form}
      className="form only-screen"
      aria-label={say('people.give.heading', { name: person.name })}
      onSubmit={(event) =>
        lacks.ask(event, () => {
          if (grant) give.mutate({ grants: [grant] }, { onSuccess: () => setDraft(emptyGrant(place)) });
        })
      }
    >
      <h2>{say('people.give.heading', { name: person.name })}</h2>
      <GrantFields place={place} draft={draft} error={lacks.at('grant')} refused={held} onChange={change} />
      <ConflictNote place={place} person={person} draft={draft} />
      {give.error && held === null && <Failure error={give.error} />}
      <button type="submit" className="button button-primary" aria-disabled={give.isPending}>
        {say('people.give')}
      </button>
      <StatusLine>{give.isSuccess && say('people.given')}</StatusLine>
    </form>
  );
}

/** The person has this role already. */
function heldIn(error: Error | null): string | null {
  return error instanceof ProblemError && error.code === 'role.already-held' ? error.problem.detail : null;
}

/** What may be done for a person who does not come in, or should not come in that way any more. */
function WaysIn(props: { readonly plan: string; readonly person: PersonView }): ReactNode {
  const { say } = useSpeech();
  const { plan, person } = props;
  const session = useSession();
  const offer = useCommand(() => people.offerPasswordReset(person.id), []);
  return (
    <div className="form">
      <div className="form">
        <h2>{say('passwordLink.heading')}</h2>
        <p className="muted">{say('passwordLink.lead')}</p>
        {offer.error && <Failure error={offer.error} />}
        <button
          type="button"
          className="button"
          aria-disabled={offer.isPending}
          onClick={() => offer.mutate(undefined)}
        >
          {say('passwordLink.make')}
        </button>
        {offer.data && <PasswordLink link={offer.data} />}
      </div>
      {/* What is the own is ended in the account, by who can show to be the person. */}
      {person.id !== session.person.id && (
        <>
          <ResetForm plan={plan} person={person} />
          <UnlinkForm plan={plan} person={person} />
          <PersonTokens plan={plan} person={person} />
          <CloseForm plan={plan} person={person} />
        </>
      )}
    </div>
  );
}
