import type { PersonView } from '@signatory/contract';
import type { PeopleSearch } from './people-search.js';

/** The people that a search finds, each with the roles that it asks for. */
export function narrowPeople(
  people: readonly PersonView[],
  { show, find = '', role, due }: Pick<PeopleSearch, 'show' | 'find' | 'role' | 'due'>,
): PersonView[] {
  const word = find.normalize('NFC').toLowerCase();
  return people
    .filter(({ name, email }) => name.normalize('NFC').toLowerCase().includes(word) || email.includes(word))
    .map((person) => ({
      ...person,
      grants: person.grants.filter(
        (grant) =>
          (show === 'all' || !grant.ended) &&
          (role === undefined || grant.role === role) &&
          (due === undefined || grant.toConfirm),
      ),
    }))
    .filter(({ grants }) => grants.length > 0);
}
