import type { PlanVersionDetail } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useLongTable } from '../../ui/long-table.js';

/** How many indicators each member of a plan version would answer: what assessors set and what is calculated, nobody does. */
export function countAsked({ plan, members }: PlanVersionDetail): ReadonlyMap<string, number> {
  return new Map(
    members.map((member) => {
      const asked = plan.commitments.filter(
        (commitment) => !commitment.members.some((each) => each.member === member && each.kind === 'not-asked'),
      );
      const answered = asked.flatMap(({ indicators }) =>
        indicators.filter(({ assessor, calculated }) => !assessor && !calculated),
      );
      return [member, answered.length];
    }),
  );
}

/** Who is asked: a cycle's members are those of its plan, and what each is asked was decided before. */
export function DesignMembers({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say, choose } = useSpeech();
  const { members, memberNames, plan } = version;
  const asked = countAsked(version);
  const spared = (member: string): string[] =>
    plan.commitments
      .filter((commitment) => commitment.members.some((each) => each.member === member && each.kind === 'not-asked'))
      .map(({ code }) => code);
  const nameOf = (member: string): string => {
    const name = memberNames.find(({ code }) => code === member)?.name;
    return name ? choose(name) : member;
  };
  const long = useLongTable(members, (code) => ({ code, name: nameOf(code) }));
  return (
    <>
      <p>{say('design.members.hint')}</p>
      {long.find}
      <section className="scroll" aria-label={say('term.members')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              <th scope="col" className="figure">
                {say('design.members.asked')}
              </th>
              <th scope="col">{say('design.members.spared')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map((member) => (
              <tr key={member}>
                <th scope="row">{nameOf(member)}</th>
                <td className="figure" data-label={say('design.members.asked')}>
                  {asked.get(member)}
                </td>
                <td data-label={say('design.members.spared')}>
                  {spared(member).join(say('join.comma')) || say('design.members.none')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {long.more}
      <p className="notes">{say('design.members.judges')}</p>
    </>
  );
}
