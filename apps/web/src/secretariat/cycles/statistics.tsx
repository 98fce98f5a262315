import type { CycleView, StatisticsView } from '@signatory/contract';
import { shareOf } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { statisticsAddress } from '../../api/endpoints.js';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { SOME, useLongTable } from '../../ui/long-table.js';
import { Empty, Loaded } from '../../ui/states.js';
import { Counts } from './counts.js';

type Member = StatisticsView['members'][number];
type Entries = Member['entries'];

const COUNTS = ['answered', 'noData', 'notApplicable', 'confidential', 'unanswered'] as const;

/** On-time and completeness of a cycle, in plain numbers: by member, by pillar, and as a file. */
export function Statistics({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, instant } = useSpeech();
  const statistics = useQuery(queries.statistics(cycle.code));
  return (
    <section className="panel" aria-labelledby="statistics-heading">
      <div className="panel-head">
        <h2 id="statistics-heading">{say('statistics.heading')}</h2>
        <a className="button" href={statisticsAddress(cycle.code)} download>
          {say('statistics.file')}
        </a>
      </div>
      <Loaded query={statistics} lines={5}>
        {(all) =>
          all.members.length === 0 ? (
            <Empty>{say('statistics.none')}</Empty>
          ) : (
            <>
              <p className="muted">{say('statistics.line', { instant: instant(all.at) })}</p>
              <p>{say('statistics.reports', reportsOf(all))}</p>
              <MemberTable cycle={cycle} statistics={all} />
              <PillarTable statistics={all} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function reportsOf({ total: { reports } }: StatisticsView): Record<string, number> {
  const { late, extended } = reports;
  return {
    late,
    extended,
    onTime: reports['on-time'],
    notSubmitted: reports['not-submitted'],
    notDue: reports['not-due'],
  };
}

function MemberTable(props: { readonly cycle: CycleView; readonly statistics: StatisticsView }): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, statistics } = props;
  const { members, total } = statistics;
  const long = useLongTable(members, ({ member }) => ({ code: member, name: nameMember(cycle, member, choose) }), {
    inSight: SOME,
  });
  return (
    <>
      {long.find}
      <section className="scroll" aria-label={say('statistics.byMember')} tabIndex={0}>
        <table className="table stacked statistics">
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              <th scope="col">{say('statistics.report')}</th>
              <EntryHeads />
              <th scope="col">{say('statistics.open')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map((row) => (
              <tr key={row.member}>
                <th scope="row">{nameMember(cycle, row.member, choose)}</th>
                <td data-label={say('statistics.report')}>
                  <Punctuality row={row} />
                </td>
                <EntryCells entries={row.entries} />
                <td data-label={say('statistics.open')}>
                  {row.open ? <OpenFindings open={row.open} /> : say('statistics.unchecked')}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {say('statistics.total')}
              </th>
              <EntryCells entries={total.entries} />
              <td data-label={say('statistics.open')}>
                <OpenFindings open={total.open} />
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      {long.more}
    </>
  );
}

function OpenFindings({ open }: { readonly open: StatisticsView['total']['open'] }): ReactNode {
  const { say } = useSpeech();
  return (
    <Counts
      of={(['blockers', 'notRun', 'errors', 'warnings'] as const).map((name) => [
        open[name],
        say(`statistics.count.${name}`, { count: open[name] }),
      ])}
      none="0"
    />
  );
}

function PillarTable({ statistics }: { readonly statistics: StatisticsView }): ReactNode {
  const { say } = useSpeech();
  if (statistics.pillars.length === 0) return null;
  return (
    <section className="scroll" aria-label={say('statistics.byPillar')} tabIndex={0}>
      <table className="table stacked statistics">
        <thead>
          <tr>
            <th scope="col">{say('term.pillar')}</th>
            <EntryHeads />
          </tr>
        </thead>
        <tbody>
          {statistics.pillars.map(({ pillar, entries }) => (
            <tr key={pillar}>
              <th scope="row">{say('overview.pillar', { code: pillar })}</th>
              <EntryCells entries={entries} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Punctuality({ row }: { readonly row: Member }): ReactNode {
  const { say, instant } = useSpeech();
  const { punctuality, submittedAt, extendedTo } = row;
  const tone = punctuality === 'late' ? ' tag-warn' : punctuality === 'not-submitted' ? ' tag-err' : '';
  return (
    <>
      <span className={`tag${tone}`}>{say(`results.punctuality.${punctuality}`)}</span>{' '}
      <span className="small-print">
        {[
          submittedAt && instant(submittedAt),
          extendedTo && say('statistics.extended', { instant: instant(extendedTo) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

function EntryHeads(): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <th scope="col" className="numeric">
        {say('statistics.asked')}
      </th>
      {COUNTS.map((name) => (
        <th key={name} scope="col" className="numeric">
          {say(`statistics.${name}`)}
        </th>
      ))}
    </>
  );
}

function EntryCells({ entries }: { readonly entries: Entries }): ReactNode {
  const { say, decimal } = useSpeech();
  return (
    <>
      <td className="numeric" data-label={say('statistics.asked')}>
        {entries.asked}
      </td>
      {COUNTS.map((name) => {
        const share = shareOf(entries[name], entries.asked);
        return (
          <td key={name} className="numeric" data-label={say(`statistics.${name}`)}>
            {entries[name]}
            {share !== null && (
              <span className="small-print"> {say('statistics.share', { share: decimal(share) })}</span>
            )}
          </td>
        );
      })}
    </>
  );
}
