import type { CycleView, OverviewRow, PlanView } from '@signatory/contract';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { unmetPart } from '../../app/address-parts.js';
import { nameMember } from '../../app/cycle-picker.js';
import { LeftOut } from '../../app/left-out.js';
import { ProgressBar } from '../../report/progress-bar.js';
import { useSpeech, type Speech } from '../../session/language.js';
import { mayIn, mayWithin } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { SelectField } from '../../ui/select-field.js';
import { Empty } from '../../ui/states.js';
import { useGrid } from '../../ui/grid.js';
import { useLongTable } from '../../ui/long-table.js';
import { useNow } from '../../ui/use-now.js';
import { Counts } from './counts.js';
import { ShareDialog, SharedScores } from './share-scores.js';
import { countMissed, isInReview, isOpenAgain, isOverdue, narrowOverview, STANDINGS } from './standing.js';

const DAY_MS = 86_400_000;

/** Members by pillar: what is answered, by when, and how far its review is; a cell leads to its entries. */
export function OverviewGrid(props: {
  readonly cycle: CycleView;
  readonly plan: PlanView;
  readonly rows: readonly OverviewRow[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, plan, rows } = props;
  const { state } = useSearch({ from: '/cycles' });
  const session = useSession();
  const place = { plan: plan.id, cycle: cycle.code };
  const shares = mayWithin(session, 'score:share', place);
  const now = useNow();
  const shown = narrowOverview(rows, state, now);
  const long = useLongTable(shown, ({ member }) => ({ code: member, name: nameMember(cycle, member, choose) }));
  const grid = useGrid();
  const leadsTo = (row: OverviewRow, pillar: string): 'queue' | 'report' | null => {
    const of = { ...place, member: row.member };
    if (isInReview(row)) return mayIn(session, 'review:read', { ...of, pillar }) ? 'queue' : null;
    return mayIn(session, 'report:read', of) ? 'report' : null;
  };
  const [sharing, setSharing] = useState<string | null>(null);
  return (
    <>
      <p className="notes">
        <span>{sayStanding(cycle, rows, now, say)}</span>
      </p>
      <LeftOut
        parts={unmetPart(
          'state',
          state,
          STANDINGS.find((each) => each === state),
        )}
      />
      <div className="filters-form">
        <StandingField rows={rows} now={now} />
        {long.find}
      </div>
      {shown.length === 0 && <Empty>{say('overview.show.none')}</Empty>}
      <div className="panel scroll">
        <table className="table stacked overview by-member" aria-label={say('overview.name')} {...grid}>
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              <th scope="col">{say('overview.state')}</th>
              {plan.pillars.map(({ code, name }) => (
                <th key={code} scope="col" title={choose(name)}>
                  {say('overview.pillar', { code })}
                </th>
              ))}
              <th scope="col">{say('overview.review')}</th>
              {shares && <th scope="col">{say('overview.scores')}</th>}
            </tr>
          </thead>
          <tbody>
            {long.rows.map((row) => (
              <tr key={row.member}>
                <th scope="row">
                  {mayIn(session, 'report:read', { ...place, member: row.member }) ? (
                    <Link to="/report/$cycle/$member" params={{ cycle: cycle.code, member: row.member }}>
                      {nameMember(cycle, row.member, choose)}
                    </Link>
                  ) : (
                    nameMember(cycle, row.member, choose)
                  )}
                </th>
                <td data-label={say('overview.state')}>
                  <Standing row={row} now={now} waits={cycle.state === 'OPEN'} />
                </td>
                {plan.pillars.map(({ code }) => (
                  <td
                    key={code}
                    data-label={say('overview.pillar', { code })}
                    className={isOverdue(row, now) ? 'of-pillar overdue' : 'of-pillar'}
                  >
                    <Share
                      to={leadsTo(row, code)}
                      cycle={cycle.code}
                      member={row.member}
                      name={nameMember(cycle, row.member, choose)}
                      pillar={row.pillars.find(({ pillar }) => pillar === code)}
                    />
                  </td>
                ))}
                <td className="of-review" data-label={say('overview.review')}>
                  <Counts
                    of={(['approved', 'toReview', 'returned'] as const).map((name) => [
                      row[name],
                      say(`overview.count.${name}`, { count: row[name] }),
                    ])}
                    none="–"
                  />
                </td>
                {shares && (
                  <td data-label={say('overview.scores')}>
                    {mayIn(session, 'score:share', { ...place, member: row.member }) ? (
                      <SharedScores
                        cycle={cycle.code}
                        member={row.member}
                        name={nameMember(cycle, row.member, choose)}
                        onShare={() => setSharing(row.member)}
                      />
                    ) : (
                      '–'
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="hint">{say('overview.counted')}</p>
        <p className="hint overview-keys">{say('overview.keys')}</p>
      </div>
      {long.more}
      {sharing !== null && (
        <ShareDialog
          cycle={cycle.code}
          member={sharing}
          name={nameMember(cycle, sharing, choose)}
          openAgain={rows.some((row) => row.member === sharing && isOpenAgain(row))}
          onClose={() => setSharing(null)}
        />
      )}
    </>
  );
}

/** Narrows the members to those that stand in a way, in the address. */
function StandingField(props: { readonly rows: readonly OverviewRow[]; readonly now: number }): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { state, ...search } = useSearch({ from: '/cycles' });
  const { rows, now } = props;
  return (
    <SelectField
      label={say('overview.show')}
      value={STANDINGS.find((each) => each === state) ?? ''}
      options={[
        ['', say('overview.show.all', { count: rows.length })],
        ...STANDINGS.map(
          (each) => [each, say(`overview.show.${each}`, { count: narrowOverview(rows, each, now).length })] as const,
        ),
      ]}
      onChange={(next) =>
        void navigate({
          to: '/cycles',
          search: { ...search, ...(next && { state: next }) },
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}

/** Where the cycle stands, in a sentence. */
function sayStanding(cycle: CycleView, rows: readonly OverviewRow[], now: number, say: Speech['say']): string {
  if (cycle.state === 'DESIGN') return say('overview.before');
  const submitted = rows.filter(({ submittedAt }) => submittedAt !== null).length;
  const isOpen = cycle.state === 'OPEN';
  return say(isOpen ? 'overview.running' : 'overview.over', {
    submitted,
    members: rows.length,
    overdue: countMissed(rows, isOpen, now),
  });
}

/** Whole days from the deadline to what stands, or until now where nothing does. */
function daysLate({ submittedAt, deadline }: OverviewRow, now: number): number {
  if (deadline === null) return 0;
  const end = submittedAt === null ? now : Date.parse(submittedAt);
  return Math.max(0, Math.ceil((end - Date.parse(deadline)) / DAY_MS));
}

function Standing(props: {
  readonly row: OverviewRow;
  readonly now: number;
  /** Whether a report may still come: only then days go on being counted. */
  readonly waits: boolean;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { row, now, waits } = props;
  const days = daysLate(row, now);
  return (
    <>
      <span className="tag">{say(`submission.${row.state}`)}</span>{' '}
      {/* Of a deadline that was missed, how late is said once. */}
      {row.late && !isOverdue(row, now) && (
        <span className="tag tag-warn">
          {say('overview.late')}
          {row.submittedAt !== null && days > 0 && `${say('join.comma')}${say('overview.days', { days })}`}
        </span>
      )}{' '}
      {isOverdue(row, now) && (
        <span className="tag tag-err">
          {say('overview.missed')}
          {waits && days > 0 && `${say('join.comma')}${say('overview.days', { days })}`}
        </span>
      )}
      {row.submittedAt && (
        <span className="small-print">
          {say('overview.version', { version: row.version ?? 0 })} · {instant(row.submittedAt)}
        </span>
      )}
    </>
  );
}

/** How much of a pillar is answered, leading to its entries. */
function Share(props: {
  /** Where its entries are: in the queue while they are reviewed, else in the report; null for whom they are none to read. */
  readonly to: 'queue' | 'report' | null;
  readonly cycle: string;
  readonly member: string;
  readonly name: string;
  readonly pillar: OverviewRow['pillars'][number] | undefined;
}): ReactNode {
  const { say } = useSpeech();
  const { to, cycle, member, name, pillar } = props;
  if (!pillar || pillar.asked === 0) return '–';
  const { answered, asked } = pillar;
  const share = (
    <>
      <span className="visually-hidden">
        {name}
        {say('join.comma')}
        {say('overview.pillar', { code: pillar.pillar })}
        {say('join.colon')}
      </span>
      <strong>{say('overview.percent', { share: Math.floor((100 * answered) / asked) })}</strong>{' '}
      {say('report.ofTotal', { done: answered, total: asked })}
      <ProgressBar done={answered} total={asked} />
    </>
  );
  if (to === 'queue')
    return (
      <Link className="share" to="/review" search={{ cycle, member, pillar: pillar.pillar, view: 'all' }}>
        {share}
      </Link>
    );
  if (to === 'report')
    return (
      <Link className="share" to="/report/$cycle/$member" params={{ cycle, member }}>
        {share}
      </Link>
    );
  return share;
}
