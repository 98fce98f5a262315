import type { CycleView, PlanView, ReviewRow } from '@signatory/contract';
import { ENTRY_REVIEW, ENTRY_REVIEW_STATES } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember, WithCycle } from '../app/cycle-picker.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Age } from '../ui/age.js';
import { Screen } from '../ui/screen.js';
import { SelectField } from '../ui/select-field.js';
import { Empty, Loaded } from '../ui/states.js';
import { Recusals } from './recusals.js';

/** The states in which a reviewer still has to decide, by the state machine. */
export const WAITING: readonly string[] = ENTRY_REVIEW.transitions.approve.from;

/** Finds the next entry to decide on; member and state filters live in the address. */
export function QueueScreen(): ReactNode {
  const { say } = useSpeech();
  const search = useSearch({ from: '/review' });
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen title={say('review.heading')}>
          <Queue cycle={cycle} picker={picker} />
          <Recusals cycle={cycle} />
        </Screen>
      )}
    </WithCycle>
  );
}

function Queue({ cycle, picker }: { readonly cycle: CycleView; readonly picker: ReactNode }): ReactNode {
  const { say, choose } = useSpeech();
  const search = useSearch({ from: '/review' });
  const navigate = useNavigate({ from: '/review' });
  const rows = useQuery(queries.reviews(cycle.code));
  const plan = useQuery(queries.plan(cycle.code));
  const filter = (part: { member?: string; state?: string }): void =>
    void navigate({ search: { cycle: cycle.code, ...search, ...part } });
  return (
    <Loaded query={plan}>
      {(thePlan) => (
        <Loaded query={rows}>
          {(all) => {
            const members = cycle.members.filter(({ code }) => all.some(({ member }) => member === code));
            const shown = all.filter(
              (row) =>
                (!search.member || row.member === search.member) &&
                (search.state === 'all' ||
                  (search.state ? row.state === search.state : WAITING.includes(row.state) && !row.barred)),
            );
            const hidden = search.state
              ? 0
              : all.filter(({ state, barred }) => barred && WAITING.includes(state)).length;
            return (
              <>
                <div className="filters-form">
                  {picker}
                  <SelectField
                    label={say('term.member')}
                    value={search.member ?? ''}
                    options={[
                      ['', say('filter.allMembers')],
                      ...members.map(({ code, name }) => [code, choose(name)] as const),
                    ]}
                    onChange={(member) => filter({ member })}
                  />
                  <SelectField
                    label={say('review.state')}
                    value={search.state ?? ''}
                    options={[
                      ['', say('review.waiting')],
                      ['all', say('review.all')],
                      ...ENTRY_REVIEW_STATES.map((state) => [state, say(`entryReview.${state}`)] as const),
                    ]}
                    onChange={(state) => filter({ state })}
                  />
                </div>
                <p className="shown-count" role="status">
                  {say('review.count', { shown: shown.length, all: all.length })}
                </p>
                {hidden > 0 && <p className="notes">{say('judge.hidden', { count: hidden })}</p>}
                {shown.length === 0 ? (
                  <EmptyQueue rows={all} />
                ) : (
                  <QueueTable rows={shown} cycle={cycle} plan={thePlan} />
                )}
              </>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function EmptyQueue({ rows }: { readonly rows: readonly ReviewRow[] }): ReactNode {
  const { say } = useSpeech();
  const { person } = useSession();
  const others = rows.filter(
    ({ state, reviewer }) => WAITING.includes(state) && reviewer !== null && reviewer !== person.name,
  );
  return (
    <Empty>
      {say('review.empty')} {others.length > 0 && say('review.emptyOthers', { count: others.length })}
    </Empty>
  );
}

function QueueTable(props: {
  readonly rows: readonly ReviewRow[];
  readonly cycle: CycleView;
  readonly plan: PlanView;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { rows, cycle, plan } = props;
  const indicators = new Map(
    plan.commitments.flatMap((commitment) => commitment.indicators.map((each) => [each.code, each] as const)),
  );
  return (
    <section className="panel scroll" aria-label={say('review.heading')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('term.member')}</th>
            <th scope="col">{say('term.indicator')}</th>
            <th scope="col">{say('review.state')}</th>
            <th scope="col" className="numeric">
              {say('review.findings')}
            </th>
            <th scope="col" className="numeric">
              {say('term.evidence')}
            </th>
            <th scope="col">{say('review.since')}</th>
            <th scope="col">{say('review.age')}</th>
            <th scope="col">{say('review.reviewer')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const indicator = indicators.get(row.indicator);
            return (
              <tr key={`${row.member} ${row.indicator}`}>
                <td>{nameMember(cycle, row.member, choose)}</td>
                <th scope="row">
                  <Link
                    to="/review/$cycle/$member/$indicator"
                    params={{ cycle: cycle.code, member: row.member, indicator: row.indicator }}
                  >
                    <span className="matrix-code">{indicator?.label ?? row.indicator}</span>{' '}
                    {indicator ? choose(indicator.question) : ''}
                  </Link>
                </th>
                <td>
                  <span className="tag">{say(`entryReview.${row.state}`)}</span>{' '}
                  {row.barred && <span className="tag tag-warn">{say('judge.notYours')}</span>}
                </td>
                <td className="numeric">
                  {row.findings === 0
                    ? '–'
                    : say('review.findingsOf', { findings: row.findings, justified: row.justified })}
                </td>
                <td className="numeric">{row.evidence}</td>
                <td>{instant(row.since)}</td>
                <td>
                  <Age since={row.since} />
                </td>
                <td>{row.reviewer ?? '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
