import type { PersonView } from '@signatory/contract';
import { narrowPeople } from './narrow-people.js';
import { readPeopleSearch } from './people-search.js';

const grant = (role: PersonView['grants'][number]['role'], more: object = {}) => ({
  id: role,
  role,
  plan: 'p',
  cycle: null,
  members: ['IT'],
  pillars: [],
  indicators: [],
  grantedAt: '2025-01-01T00:00:00Z',
  confirmedAt: null,
  toConfirm: false,
  until: null,
  ended: false,
  ...more,
});
const person = (name: string, ...grants: PersonView['grants']): PersonView => ({
  id: name,
  email: `${name.toLowerCase()}@example.org`,
  name,
  nationality: null,
  disabled: false,
  invited: false,
  secondFactor: false,
  linked: false,
  mayLetIn: true,
  mayReopen: false,
  linkUntil: null,
  lastSignIn: null,
  tokens: [],
  grants,
});
const PEOPLE = [
  person('Ann', grant('reviewer'), grant('editor', { ended: true })),
  person('Bo', grant('focal-point', { toConfirm: true })),
];
const found = (search: object): string[] =>
  narrowPeople(PEOPLE, readPeopleSearch({ ...search })).map(
    ({ name, grants }) => `${name} ${grants.map(({ role }) => role).join(' ')}`,
  );

describe('the list of people', () => {
  it.each([
    [{}, ['Ann reviewer', 'Bo focal-point']],
    [{ show: 'all' }, ['Ann reviewer editor', 'Bo focal-point']],
    [{ find: ' BO@' }, ['Bo focal-point']],
    [{ role: 'reviewer' }, ['Ann reviewer']],
    [{ role: 'editor' }, []],
    [{ due: 'yes' }, ['Bo focal-point']],
    [{ role: 'king', due: '1' }, ['Ann reviewer', 'Bo focal-point']],
  ])('narrowed by %j is %j', (search, names) => {
    expect(found(search)).toEqual(names);
  });
});
