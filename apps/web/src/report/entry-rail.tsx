import type { CycleView, ReportView } from '@signatory/contract';
import { Icon, type IconName } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { EntryStatus, PillarTasks } from './entry-status.js';
import { ProgressBar } from './progress-bar.js';

const MARKS: Readonly<Record<EntryStatus, IconName | null>> = {
  returned: 'return',
  asked: 'info',
  errors: 'stop',
  warnings: 'alert',
  calculated: 'equals',
  carried: 'clock',
  begun: 'document',
  open: null,
  optional: null,
  complete: 'check',
};

/** Whose report it is, and every indicator by pillar with its status, the current pillar open. */
export function EntryRail(props: {
  readonly cycle: CycleView | undefined;
  readonly groups: readonly PillarTasks[];
  readonly report: ReportView;
  readonly current: string;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, groups, report, current } = props;
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = rail.current?.querySelector<HTMLElement>('[aria-current]');
    // Not by scrollIntoView, which moves the page as well.
    if (here && rail.current) rail.current.scrollTop = here.offsetTop - rail.current.clientHeight / 2;
  }, [current]);
  const member = cycle?.members.find(({ code }) => code === report.member);
  const total = groups.reduce((sum, { total: own }) => sum + own, 0);
  const done = groups.reduce((sum, { complete }) => sum + complete, 0);
  const back = groups.flatMap(({ tasks }) => tasks).filter(({ status }) => status === 'returned' || status === 'asked');
  return (
    <nav ref={rail} className="rail" aria-label={say('entry.rail')}>
      {member && cycle && (
        <p className="rail-whose">
          <strong>{choose(member.name)}</strong>
          {choose(cycle.title)}
        </p>
      )}
      <ProgressBar done={done} returned={back.length} total={total} />
      <p className="muted">{say('report.complete', { done, total })}</p>
      {groups.map((group) => {
        const isHere = group.tasks.some(({ indicator }) => indicator.code === current);
        // Made anew where one comes to it or leaves it: it opens and closes with that.
        return <RailPillar key={`${group.pillar?.code} ${isHere}`} group={group} report={report} isHere={isHere} />;
      })}
    </nav>
  );
}

/** The links of a pillar are made where it is open. */
function RailPillar(props: {
  readonly group: PillarTasks;
  readonly report: ReportView;
  readonly isHere: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { group, report, isHere } = props;
  const [open, setOpen] = useState(isHere);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span>{group.pillar ? `${group.pillar.code}. ${choose(group.pillar.name)}` : say('term.commitments')}</span>
        <span className="rail-count">
          {say('report.ofAsked', { done: group.complete, total: group.total, optional: group.optional })}
        </span>
      </summary>
      {open && (
        <ul>
          {group.tasks.map(({ indicator, status }) => {
            const mark = MARKS[status];
            return (
              <li key={indicator.code} className={`rail-${status}`}>
                <Link
                  to="/report/$cycle/$member/entry/$indicator"
                  params={{ cycle: report.cycle, member: report.member, indicator: indicator.code }}
                >
                  {mark ? <Icon name={mark} /> : <span className="rail-circle" aria-hidden="true" />}
                  <span className="matrix-code">{indicator.label}</span>
                  <span className="rail-words">{choose(indicator.question)}</span>
                  <span className="visually-hidden">
                    {say('join.comma')}
                    {say(`entryStatus.${status}`)}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}
