import type { PersonView } from '@signatory/contract';
import { isMemberBound, ROLES, type Role } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useLongTable } from '../../ui/long-table.js';
import type { PlanPlace } from './grant-draft.js';

const BOUND = ROLES.filter(isMemberBound);
const OF_PLAN = ROLES.filter((role) => !isMemberBound(role));

/** Who holds which role for which member: where nobody leads, nobody can certify. */
export function RoleTable(props: { readonly place: PlanPlace; readonly people: readonly PersonView[] }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { place, people } = props;
  const holders = holdersOf(people);
  const long = useLongTable(place.version.memberNames, ({ code, name }) => ({ code, name: choose(name) }));
  return (
    <>
      <section className="panel form" aria-labelledby="plan-roles">
        <h2 id="plan-roles">{say('people.ofPlan')}</h2>
        <dl className="settings">
          {OF_PLAN.map((role) => (
            <Names key={role} role={role} names={holders.get(role) ?? []} />
          ))}
        </dl>
      </section>
      {long.find}
      <section className="panel scroll" aria-label={say('people.byMember')} tabIndex={0}>
        <table className="table stacked role-table">
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              {BOUND.map((role) => (
                <th key={role} scope="col">
                  {say(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {long.rows.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{choose(name)}</th>
                {BOUND.map((role) => {
                  const names = holders.get(`${role} ${code}`) ?? [];
                  return (
                    <td key={role} data-label={say(`role.${role}`)}>
                      {names.length > 0 ? (
                        formatList(language, names)
                      ) : (
                        <span className={role === 'lead-focal-point' ? 'tag tag-warn' : 'muted'}>
                          {say('people.nobody')}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {long.more}
    </>
  );
}

function Names({ role, names }: { readonly role: Role; readonly names: readonly string[] }): ReactNode {
  const { say, language } = useSpeech();
  return (
    <>
      <dt>{say(`role.${role}`)}</dt>
      <dd>{names.length > 0 ? formatList(language, names) : say('people.nobody')}</dd>
    </>
  );
}

/** Names by role, and by role and member: of roles in force, and of accounts in use. */
function holdersOf(people: readonly PersonView[]): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  const add = (key: string, name: string): void => {
    const known = holders.get(key) ?? [];
    if (!known.includes(name)) holders.set(key, [...known, name]);
  };
  for (const { name, disabled, grants } of people)
    for (const { role, members, ended } of grants) {
      if (ended || disabled) continue;
      if (isMemberBound(role)) for (const member of members) add(`${role} ${member}`, name);
      else add(role, name);
    }
  return holders;
}
