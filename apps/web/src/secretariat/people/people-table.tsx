import type { PersonView } from '@signatory/contract';
import { useId, useState, type ReactNode } from 'react';
import { nameService } from '../../app/name-service.js';
import { useSpeech } from '../../session/language.js';
import { GrantLine } from './grant-line.js';
import type { PlanPlace } from './grant-draft.js';
import { PersonDesk } from './person-desk.js';

/** A table of a thousand people is drawn piece by piece. */
const PIECE = 100;

/** People by name, each with the roles on this plan. */
export function PeopleTable({
  place,
  people,
}: {
  readonly place: PlanPlace;
  readonly people: readonly PersonView[];
}): ReactNode {
  const { say } = useSpeech();
  const [most, setMost] = useState(PIECE);
  return (
    <>
      <section className="panel scroll" aria-label={say('people.table')} tabIndex={0}>
        <table className="table people stacked">
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
            {people.slice(0, most).map((person) => (
              <PersonRows key={person.id} place={place} person={person} />
            ))}
          </tbody>
        </table>
      </section>
      {people.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + PIECE)}>
          {say('list.more', { shown: most, count: people.length })}
        </button>
      )}
    </>
  );
}

function PersonRows(props: { readonly place: PlanPlace; readonly person: PersonView }): ReactNode {
  const speech = useSpeech();
  const { say, instant } = speech;
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
            {person.nationality && ` · ${nameService(person.nationality, place.version.memberNames, speech)}`}
          </span>
          {person.invited && (
            <>
              <span className="tag tag-open">{say('people.invited')}</span>
              <span className="small-print">
                {person.linkUntil === null
                  ? say('people.linkOver')
                  : say('people.linkUntil', { instant: instant(person.linkUntil) })}
              </span>
            </>
          )}
          {person.linked && <span className="small-print">{say('people.linked')}</span>}
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
        <td data-label={say('people.lastSignIn')}>
          {person.lastSignIn === null ? say('people.never') : instant(person.lastSignIn)}
          <span className="small-print">
            {say(person.secondFactor ? 'people.secondFactor' : 'people.noSecondFactor')}
          </span>
        </td>
        <td>
          <button
            type="button"
            className="button"
            aria-expanded={open}
            aria-controls={open ? deskId : undefined}
            onClick={() => setOpen(!open)}
          >
            {say('people.manage')}
            <span className="visually-hidden">
              {say('join.colon')}
              {person.name}
            </span>
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
