import type { CreatePerson, PasswordResetView, PersonView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { people } from '../../api/people.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { faultAt } from '../../ui/faults.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { useLeadToFault } from '../../ui/use-lead-to-fault.js';
import { ConflictNote } from './conflict-note.js';
import { emptyGrant, readGrant, type PlanPlace } from './grant-draft.js';
import { GrantFields } from './grant-fields.js';
import { PasswordLink } from './password-link.js';

const EMPTY = { email: '', name: '', nationality: '' };

/** Makes an account with its first role. Its password is chosen by the person, through the link that is shown here once. */
export function InviteForm({ place }: { readonly place: PlanPlace }): ReactNode {
  const { say } = useSpeech();
  const plan = place.version.id;
  const [facts, setFacts] = useState(EMPTY);
  const [draft, setDraft] = useState(emptyGrant(place));
  const invite = useCommand(inviteByLink, [['people', plan]]);
  const grant = readGrant(draft, plan);
  const listed = useQuery(people.ofPlan(plan)).data;
  const isListed = listed?.some(({ email }) => email === facts.email.trim().toLowerCase());
  const lacks = useLacks({
    name: isShort(facts.name, 2) && say('lack.words', { least: 2 }),
    email: !facts.email.includes('@') && say('lack.email'),
    grant: grant === null && say('lack.some'),
  });
  const form = useLeadToFault(invite.error);
  const change = (part: Partial<typeof EMPTY>): void => {
    // It was refused of what stood there before.
    if (invite.error) invite.reset();
    setFacts({ ...facts, ...part });
  };
  return (
    <section className="panel form only-screen" aria-labelledby="invite-heading">
      <h2 id="invite-heading">{say('invite.heading')}</h2>
      <p className="muted">{say('invite.lead')}</p>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) =>
          lacks.ask(event, () => {
            if (!grant) return;
            const nationality = nationalityOf(facts);
            const onSuccess = (): void => {
              setFacts(EMPTY);
              setDraft(emptyGrant(place));
            };
            const { email, name } = facts;
            invite.mutate({ email: email.trim(), name, nationality, password: null, grants: [grant] }, { onSuccess });
          })
        }
      >
        <div className="field-row">
          <TextField
            label={say('people.name')}
            value={facts.name}
            required
            maxLength={200}
            error={lacks.at('name') ?? faultAt(invite.error, '/name')}
            onChange={(name) => change({ name })}
          />
          <TextField
            label={say('people.email')}
            type="email"
            value={facts.email}
            required
            maxLength={254}
            error={lacks.at('email') ?? faultAt(invite.error, '/email') ?? takenIn(invite.error)}
            onChange={(email) => change({ email })}
          />
          <TextField
            label={say('person.nationality')}
            hint={say('people.nationality.hint')}
            value={facts.nationality}
            maxLength={40}
            error={faultAt(invite.error, '/nationality')}
            onChange={(nationality) => change({ nationality })}
          />
        </div>
        <GrantFields place={place} draft={draft} error={lacks.at('grant')} onChange={setDraft} />
        <ConflictNote place={place} person={{ nationality: nationalityOf(facts), grants: [] }} draft={draft} />
        {invite.error && <Failure error={invite.error} />}
        {takenIn(invite.error) && isListed && (
          <Link to="/admin/people" search={{ plan, find: facts.email.trim(), show: 'all' }}>
            {say('assignments.rolesOf', { name: facts.email.trim() })}
          </Link>
        )}
        <button type="submit" className="button button-primary" aria-disabled={invite.isPending}>
          {say('invite.send')}
        </button>
      </form>
      {invite.data && (
        <div role="status">
          <p>{say('invite.made', { name: invite.data.person.name })}</p>
          <PasswordLink link={invite.data.link} />
        </div>
      )}
    </section>
  );
}

const nationalityOf = ({ nationality }: typeof EMPTY): string | null => nationality.trim().toUpperCase() || null;

async function inviteByLink(body: CreatePerson): Promise<{ person: PersonView; link: PasswordResetView }> {
  const person = await people.createPerson(body);
  return { person, link: await people.offerPasswordReset(person.id) };
}

/** Somebody has an account by that address already. */
function takenIn(error: Error | null): string | null {
  return error instanceof ProblemError && error.code === 'person.email-taken' ? error.problem.detail : null;
}
