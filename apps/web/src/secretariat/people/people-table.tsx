import type { PersonView } from '@signatory/contract';
import { useId, useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { useSpeech } from '../../session/language.js';
import { EndRoleDialog } from './end-role-dialog.js';
import type { PlanPlace } from './grant-draft.js';
import { PersonDesk } from './person-desk.js';

type Grant = PersonView['grants'][number];

/** People by name, each with the roles on this plan; those whose every role is over are shown when asked for. */
export function PeopleTable(props: {
  readonly place: PlanPlace;
  readonly people: readonly PersonView[];
  readonly withEnded: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { place, withEnded } = props;
  const people = props.people
    .map((person) => ({ ...person, grants: person.grants.filter((grant) => withEnded || !grant.ended) }))
    .filter(({ grants }) => grants.length > 0);
  if (people.length === 0) return <p className="panel empty">{say('people.none')}</p>;
  return (
    <section className="panel scroll" aria-label={say('people.table')} tabIndex={0}>
      <table className="table people">
        <thead>
          <tr>
            <th scope="col">{say('people.person')}</th>
            <th scope="col">{say('people.roles')}</th>
            <th scope="col">{say('people.lastSignIn')}</th>
            <th scope="col">
              <span className="visually-hidden">{say('people.manage')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRows key={person.id} place={place} person={person} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PersonRows(props: { readonly place: PlanPlace; readonly person: PersonView }): ReactNode {
  const { say, instant } = useSpeech();
  const [open, setOpen] = useState(false);
  const deskId = useId();
  const { place, person } = props;
  return (
    <>
      <tr>
        <th scope="row">
          {person.name}
          <span className="small-print">
            {person.email}
            {person.nationality && ` · ${person.nationality}`}
          </span>
          {person.invited && <span className="tag tag-open">{say('people.invited')}</span>}
          {person.disabled && <span className="tag tag-warn">{say('people.disabled')}</span>}
        </th>
        <td>
          <ul className="grants">
            {person.grants.map((grant) => (
              <li key={grant.id}>
                <GrantLine place={place} person={person} grant={grant} />
              </li>
            ))}
          </ul>
        </td>
        <td>{person.lastSignIn === null ? say('people.never') : instant(person.lastSignIn)}</td>
        <td>
          <button
            type="button"
            className="button"
            aria-expanded={open}
            aria-controls={open ? deskId : undefined}
            onClick={() => setOpen(!open)}
          >
            {say('people.manage')}
            <span className="visually-hidden">: {person.name}</span>
          </button>
        </td>
      </tr>
      {open && (
        <tr id={deskId}>
          <td colSpan={4}>
            <PersonDesk place={place} person={person} />
          </td>
        </tr>
      )}
    </>
  );
}

function GrantLine(props: {
  readonly place: PlanPlace;
  readonly person: PersonView;
  readonly grant: Grant;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const [asking, setAsking] = useState(false);
  const { place, person, grant } = props;
  const over = grant.ended;
  const cycle = place.cycles.find(({ code }) => code === grant.cycle);
  const members = grant.members.map((code) => nameMember({ members: membersOf(place) }, code, choose));
  const where = [
    members.join(', '),
    grant.pillars.length > 0 ? say('people.inPillars', { pillars: grant.pillars.join(', ') }) : '',
    grant.cycle === null ? '' : cycle ? choose(cycle.title) : grant.cycle,
  ].filter(Boolean);
  return (
    <>
      <span className={over ? 'muted' : undefined}>
        <strong>{say(`role.${grant.role}`)}</strong>
        {where.length > 0 && `: ${where.join('; ')}`}
      </span>{' '}
      {grant.until && (
        <span className={over ? 'tag tag-plain' : 'tag'}>
          {say(over ? 'people.ended' : 'people.ends', { instant: instant(grant.until) })}
        </span>
      )}{' '}
      {!over && (
        <button type="button" className="link-button" onClick={() => setAsking(true)}>
          {say('people.end')}
          <span className="visually-hidden">
            : {person.name}, {say(`role.${grant.role}`)}
          </span>
        </button>
      )}
      {asking && (
        <EndRoleDialog plan={place.version.id} person={person} grant={grant} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

function membersOf({ version }: PlanPlace): PlanPlace['cycles'][number]['members'] {
  return version.memberNames.map(({ code, name }) => ({ code, name, abbreviation: code, kind: 'country' }));
}
