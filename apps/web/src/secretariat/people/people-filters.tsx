import { ROLES } from '@signatory/domain';
import type { FormEvent, ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { readPeopleSearch, type PeopleSearch } from './people-search.js';

/** By name, by role, and by what waits to be confirmed. */
export function PeopleFilters(props: {
  readonly search: PeopleSearch;
  readonly onLook: (search: PeopleSearch) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { search, onLook } = props;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onLook(readPeopleSearch({ plan: search.plan, ...Object.fromEntries(new FormData(event.currentTarget)) }));
  };
  return (
    <form className="filters-form" onSubmit={submit} aria-label={say('people.filters')}>
      <label className="field">
        <span>{say('people.find')}</span>
        <input className="input" name="find" defaultValue={search.find} maxLength={100} />
      </label>
      <label className="field">
        <span>{say('people.role')}</span>
        <select name="role" defaultValue={search.role ?? ''}>
          <option value="">{say('people.everyRole')}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {say(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="tick">
        <input type="checkbox" name="due" value="yes" defaultChecked={search.due === 'yes'} />
        {say('people.onlyDue')}
      </label>
      <label className="tick">
        <input type="checkbox" name="show" value="all" defaultChecked={search.show === 'all'} />
        {say('people.showEnded')}
      </label>
      <button type="submit" className="button">
        {say('people.showThem')}
      </button>
    </form>
  );
}
