import type { CycleView, ReminderView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { nameMember } from '../../app/cycle-picker.js';
import { useSpeech } from '../../session/language.js';
import { SOME, useLongTable } from '../../ui/long-table.js';

/** Who can be reminded of one thing: when it is due, whom it goes to, and who reminded them last. */
export function ReminderTable(props: {
  readonly cycle: CycleView;
  readonly rows: readonly ReminderView[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (members: ReadonlySet<string>) => void;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { cycle, rows, selected, onSelect } = props;
  const long = useLongTable(rows, ({ member }) => ({ code: member, name: nameMember(cycle, member, choose) }), {
    inSight: SOME,
  });
  // Until the plan is there codes stand for what entries are called.
  const plan = useQuery(queries.plan(cycle.code)).data;
  const labels = new Map(
    plan?.commitments.flatMap(({ indicators }) => indicators.map(({ code, label }) => [code, label])),
  );
  const free = rows.filter(isFree).map(({ member }) => member);
  const named = rows.some(({ commitments }) => commitments.length > 0)
    ? say('term.commitments')
    : say('remind.entries');
  const withEntries = rows.some(({ indicators, commitments }) => indicators.length + commitments.length > 0);
  const all = free.length > 0 && free.every((member) => selected.has(member));
  const toggle = (member: string): void => {
    const next = new Set(selected);
    if (!next.delete(member)) next.add(member);
    onSelect(next);
  };
  return (
    <>
      {long.find}
      <section className="scroll" aria-label={say('remind.table')} tabIndex={0}>
        <table className="table stacked reminded">
          <thead>
            <tr>
              <th scope="col">
                <label className="select-all">
                  <input
                    type="checkbox"
                    className="select-row"
                    disabled={free.length === 0}
                    checked={all}
                    onChange={() => onSelect(new Set(all ? [] : free))}
                  />
                  <span>{say('remind.selectAll')}</span>
                </label>
              </th>
              <th scope="col">{say('term.member')}</th>
              {withEntries && <th scope="col">{named}</th>}
              <th scope="col">{say('remind.due')}</th>
              <th scope="col">{say('remind.people')}</th>
              <th scope="col">{say('remind.last')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map((row) => {
              const name = nameMember(cycle, row.member, choose);
              return (
                <tr key={row.member}>
                  <td>
                    <input
                      type="checkbox"
                      className="select-row"
                      aria-label={say('remind.select', { member: name })}
                      disabled={!isFree(row)}
                      checked={selected.has(row.member)}
                      onChange={() => toggle(row.member)}
                    />
                  </td>
                  <th scope="row">{name}</th>
                  {withEntries && (
                    <td data-label={named}>
                      {[...row.indicators.map((code) => labels.get(code) ?? code), ...row.commitments].join(
                        say('join.comma'),
                      )}
                    </td>
                  )}
                  <td data-label={say('remind.due')}>{row.due ? instant(row.due) : '–'}</td>
                  <td data-label={say('remind.people')}>{say('remind.people.count', { count: row.people })}</td>
                  <td data-label={say('remind.last')}>
                    {row.last
                      ? say('remind.last.by', { instant: instant(row.last.at), name: row.last.by })
                      : say('remind.never')}{' '}
                    {row.restsUntil && (
                      <span className="small-print">{say('remind.rests', { instant: instant(row.restsUntil) })}</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {long.more}
    </>
  );
}

/** Whether a member can be chosen: somebody would be written, and nobody was lately. */
function isFree({ people, restsUntil }: ReminderView): boolean {
  return people > 0 && restsUntil === null;
}
