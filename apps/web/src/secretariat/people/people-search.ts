import { ROLES, type Role } from '@signatory/domain';

/** How the list of people is narrowed, and whether it is seen by member. */
export interface PeopleSearch {
  readonly plan?: string;
  readonly show?: 'all';
  readonly view?: 'members';
  readonly find?: string;
  readonly role?: Role;
  readonly due?: 'yes';
}

/** What an address says of it; what is none of it is left out. */
export function readPeopleSearch(search: Readonly<Record<string, unknown>>): PeopleSearch {
  const text = (name: string): string => (typeof search[name] === 'string' ? search[name].trim().slice(0, 100) : '');
  const role = ROLES.find((each) => each === search['role']);
  return {
    ...(text('plan') && { plan: text('plan') }),
    ...(search['show'] === 'all' && { show: 'all' as const }),
    ...(search['view'] === 'members' && { view: 'members' as const }),
    ...(text('find') && { find: text('find') }),
    ...(role && { role }),
    ...(search['due'] === 'yes' && { due: 'yes' as const }),
  };
}
