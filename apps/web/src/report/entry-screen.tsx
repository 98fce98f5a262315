import type { PlanView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useReport } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { NotFound } from '../app/not-found.js';
import { Screen } from '../ui/screen.js';
import { Loaded } from '../ui/states.js';
import { AnswerFields } from './answer-fields.js';
import { ChecksPanel } from './checks-panel.js';
import { DeadlineCard } from './deadline-card.js';
import { EntryRail } from './entry-rail.js';
import { listTasks, type PillarTasks, type Task } from './entry-status.js';
import { EvidenceFields } from './evidence-fields.js';
import { ReturnedBanner } from './returned-banner.js';
import { SaveBar } from './save-bar.js';
import { ConflictPanel } from './conflict-panel.js';
import { ContributionsPanel } from './contributions-panel.js';
import { CarriedBanner, EarlierPanel } from './earlier-panel.js';
import { HistoryPanel } from './history-panel.js';
import { OutsidePanel } from './outside-panel.js';
import { useEntry } from './use-entry.js';
import { NarrativeField } from './narrative-field.js';

/** One indicator's value, proof and context. */
export function EntryScreen(): ReactNode {
  const { cycle, member, indicator } = useParams({ from: '/report/$cycle/$member/entry/$indicator' });
  const { plan, report } = useReport(cycle, member);
  return (
    <Loaded query={plan}>
      {(thePlan: PlanView) => (
        <Loaded query={report}>
          {(theReport: ReportView) => {
            const groups = listTasks(thePlan, theReport);
            const task = groups.flatMap(({ tasks }) => tasks).find((each) => each.indicator.code === indicator);
            if (!task) return <NotFound />;
            return <Entry key={`${cycle}/${member}/${indicator}`} task={task} groups={groups} report={theReport} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

interface EntryProps {
  readonly task: Task;
  readonly groups: readonly PillarTasks[];
  readonly report: ReportView;
}

function Entry({ task, groups, report }: EntryProps): ReactNode {
  const { say, choose } = useSpeech();
  const { indicator, commitment, entry } = task;
  const key = { cycle: report.cycle, member: report.member, indicator: indicator.code };
  const editing = useEntry(key, entry);
  const disabled = !entry.open;
  const tasks = groups.flatMap((group) => group.tasks);
  const at = tasks.findIndex((each) => each.indicator.code === indicator.code);
  return (
    <div className="entry-layout">
      <EntryRail groups={groups} report={report} current={indicator.code} />
      <div className="entry-main">
        <Screen
          title={choose(indicator.question)}
          section={indicator.label}
          errors={task.status === 'errors'}
          crumbs={
            <nav className="crumbs" aria-label={say('nav.crumbs')}>
              <ol>
                <li>
                  <Link to="/report/$cycle/$member" params={{ cycle: report.cycle, member: report.member }}>
                    {say('section.report')}
                  </Link>
                </li>
                <li aria-current="page">{indicator.label}</li>
              </ol>
            </nav>
          }
          line={
            <>
              <span>
                {say('term.commitment')}{' '}
                <strong>
                  {commitment.code} {choose(commitment.title)}
                </strong>
              </span>
              <span>
                {say('entry.status')} <strong>{say(`entryStatus.${task.status}`)}</strong>
              </span>
            </>
          }
        >
          {indicator.definition && <p className="definition">{choose(indicator.definition)}</p>}
          <ReturnedBanner entry={entry} entryKey={key} />
          <CarriedBanner entry={entry} entryKey={key} indicator={indicator} />
          {disabled && <p className="note">{say('entry.closed')}</p>}
          {editing.state.kind === 'conflict' && (
            <ConflictPanel indicator={indicator} editing={editing} conflict={editing.state} />
          )}
          {/* Hears the blur of every field that bubbles up. */}
          <div role="presentation" onBlur={() => editing.flush()}>
            <form className="entry-form" onSubmit={(event) => event.preventDefault()} noValidate>
              <AnswerFields indicator={indicator} findings={task.findings} editing={editing} disabled={disabled} />
              <NarrativeField editing={editing} disabled={disabled} />
              <EvidenceFields indicator={indicator} findings={task.findings} editing={editing} disabled={disabled} />
            </form>
          </div>
        </Screen>
        <SaveBar state={editing.state} before={tasks[at - 1]} after={tasks[at + 1]} report={report} />
      </div>
      <div className="entry-side">
        <DeadlineCard report={report} />
        <ChecksPanel findings={task.findings} report={report} />
        <EarlierPanel before={entry.before} indicator={indicator} />
        <OutsidePanel entryKey={key} indicator={indicator} replies={report.commands.includes('check')} />
        <ContributionsPanel entryKey={key} indicator={indicator} entry={entry} draft={editing.draft} />
        <HistoryPanel entryKey={key} indicator={indicator} />
        <p className="side-link">
          <Icon name="chevron" />
          <Link to="/report/$cycle/$member/submit" params={{ cycle: report.cycle, member: report.member }}>
            {say('report.checkAndSubmit')}
          </Link>
        </p>
      </div>
    </div>
  );
}
