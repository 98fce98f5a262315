import type { CycleView, PlanView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { ContactList } from '../app/contact-list.js';
import { queries, useReport } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { mayForSome, mayIn } from '../session/grants.js';
import { useSession } from '../session/session.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';
import { firstToDo, isDone, type PillarTasks, type Task } from './entry-status.js';
import { isBeingWritten, lastCertified } from './report-version.js';
import { ProgressBar } from './progress-bar.js';
import { DeadlineCard } from './deadline-card.js';
import { DelegatedNote } from './delegated-note.js';
import { ReportEndLink } from './report-end-link.js';
import { RunProgress } from './run-progress.js';
import { ContributorsPanel } from '../contributors/contributors-panel.js';
import { CarriedPanel } from './carried-panel.js';
import { FilePanel } from './file-panel.js';
import { ImportedHome } from './imported-home.js';
import { KeptNote } from './kept-note.js';
import { OpenFindings } from './open-findings.js';
import { OpeningWords } from './opening-words.js';
import { ScoresPanel } from './scores-panel.js';
import { StandingPanel } from './standing-panel.js';
import { TaskList, TasksPanel } from './tasks-panel.js';
import { PartsToClear } from './parts-to-clear.js';
import { TeamPanel } from './team-panel.js';
import { useTasks } from './use-tasks.js';

/** What is left, and by when: the focal point's home. */
export function ReportScreen(): ReactNode {
  const { cycle, member } = useParams({ from: '/report/$cycle/$member' });
  const { plan, report } = useReport(cycle, member);
  const shown = useQuery(queries.cycles()).data?.find(({ code }) => code === cycle);
  return (
    <Loaded query={plan}>
      {(thePlan) => (
        <Loaded query={report}>
          {(theReport) =>
            shown?.source ? (
              <ImportedHome cycle={shown} plan={thePlan} report={theReport} />
            ) : (
              <Home cycle={shown} plan={thePlan} report={theReport} />
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}

function Home(props: {
  /** None until the cycles are known. */
  readonly cycle: CycleView | undefined;
  readonly plan: PlanView;
  readonly report: ReportView;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, plan, report } = props;
  const session = useSession();
  const groups = useTasks(plan, report);
  const tasks = groups.flatMap((group) => group.tasks);
  const returned = tasks.filter(({ status }) => status === 'returned');
  const asked = tasks.filter(({ status }) => status === 'asked');
  // Reopened with a part of its entries alone, as a correction case names them.
  const isNarrow = lastCertified(report) !== null && tasks.some(({ entry }) => !entry.open);
  const changeable = isNarrow && returned.length + asked.length === 0 ? tasks.filter(({ entry }) => entry.open) : [];
  const next = groups.find((group) => group.tasks.some(isLeft)) ?? groups[0];
  const { show } = useSearch({ from: '/report/$cycle/$member' });
  const navigate = useNavigate();
  const left = show === 'open' ? leaveOpen(groups) : groups;
  const complete = groups.reduce((sum, group) => sum + group.complete, 0);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const count = tasks.filter(isLeft).length;
  // Where nothing can be given any more, what was left is no task.
  const isOpen = isBeingWritten(report) || asked.length > 0 || tasks.some(({ entry }) => entry.open);
  const optional = groups.reduce((sum, group) => sum + group.optional, 0);
  // One act is put first: the entry that asks for something, and the whole report once none does.
  const edits = mayForSome(session, 'report:edit', { plan: plan.id, cycle: report.cycle }, [report.member]);
  const onward = edits ? firstToDo(tasks) : undefined;
  const checks = mayIn(session, 'report:check', { plan: plan.id, cycle: report.cycle, member: report.member });
  // Of nothing, no count and no check says anything.
  const isUndelegated = tasks.length === 0 && edits && !checks;
  return (
    <Screen
      title={cycle ? say('report.of', { member: nameMember(cycle, report.member, choose) }) : report.member}
      line={
        <>
          <span className="tag">{say(`submission.${report.state}`)}</span>
          {cycle && <span>{choose(cycle.title)}</span>}
          {cycle?.illustrative && <span className="tag tag-warn">{say('mark.illustrative')}</span>}
        </>
      }
      acts={
        <>
          {mayIn(session, 'action:read', { plan: plan.id, cycle: report.cycle, member: report.member }) && (
            <Link
              className="button"
              to="/report/$cycle/$member/actions"
              params={{ cycle: report.cycle, member: report.member }}
            >
              {say('actions.heading')}
            </Link>
          )}
          <ReportEndLink
            report={report}
            className={checks && isBeingWritten(report) && !onward ? 'button button-primary' : 'button'}
          />
        </>
      }
    >
      {cycle?.state === 'DESIGN' && cycle.opens && (
        <p className="note">
          <OpeningWords opens={cycle.opens} />
        </p>
      )}
      {count === 0 && tasks.length > 0 && isBeingWritten(report) && show !== 'open' && (
        <p className="note">{say('report.allDone')}</p>
      )}
      {count > 0 && count === optional && isBeingWritten(report) && (
        <p className="note">{say('report.optional', { count })}</p>
      )}
      {edits && !checks && !isUndelegated && report.commands.includes('edit') && <DelegatedNote report={report} />}
      <KeptNote report={report} tasks={tasks} />
      <div className="home-top">
        <DeadlineCard report={report}>
          {isBeingWritten(report) && checks && <WhomToAsk cycle={report.cycle} />}
        </DeadlineCard>
        {!isUndelegated && (
          <section className="panel" aria-labelledby="progress-heading">
            <h2 id="progress-heading">{say('report.progress')}</h2>
            <ProgressBar done={complete} returned={returned.length + asked.length} total={total} />
            <p className="muted">{say('report.complete', { done: complete, total })}</p>
            <OpenFindings report={report} />
            <GoOn task={onward} report={report} />
          </section>
        )}
      </div>
      <TasksPanel name="returned" heading={say('report.returned')} tasks={returned} report={report} />
      <TasksPanel name="asked" heading={say('report.asked')} tasks={asked} report={report} />
      {checks && <PartsToClear report={report} tasks={tasks} />}
      <TasksPanel name="changeable" heading={say('report.changeable')} tasks={changeable} report={report} />
      <ScoresPanel plan={plan} report={report} />
      <StandingPanel report={report} />
      {report.run && isBeingWritten(report) && !isUndelegated && (
        <RunProgress run={report.run} report={report} isPart={edits && !checks} checks={checks} />
      )}
      {!isUndelegated && <FilePanel plan={plan} report={report} />}
      <CarriedPanel tasks={tasks.filter(({ status, entry }) => status === 'carried' && entry.open)} report={report} />
      {((count > 0 && isOpen) || show === 'open') && (
        <label className="tick">
          <input
            type="checkbox"
            checked={show === 'open'}
            onChange={({ target }) =>
              void navigate({
                to: '/report/$cycle/$member',
                params: { cycle: report.cycle, member: report.member },
                search: target.checked ? { show: 'open' } : {},
                replace: true,
                resetScroll: false,
              })
            }
          />
          {say('report.onlyOpen', { count })}
        </label>
      )}
      {left.length === 0 && (
        <Empty>
          {say(tasks.length > 0 ? 'report.allDone' : isUndelegated ? 'report.undelegated' : 'report.nothing')}
        </Empty>
      )}
      {left.map((group) => (
        <PillarPanel
          key={`${group.pillar?.code ?? ''} ${show ?? ''}`}
          group={group}
          report={report}
          open={show === 'open' || group === next}
        />
      ))}
      <TeamPanel
        groups={groups}
        report={report}
        asks={
          report.commands.includes('edit') &&
          mayIn(session, 'contribution:manage', { plan: plan.id, cycle: report.cycle, member: report.member })
        }
      />
      <ContributorsPanel plan={plan} report={report} />
    </Screen>
  );
}

/** Who grants more time: an extension is asked for by letter. */
function WhomToAsk({ cycle }: { readonly cycle: string }): ReactNode {
  const { say } = useSpeech();
  return (
    <div className="deadline-ask">
      <ContactList cycle={cycle} heading={<p>{say('report.ask')}</p>} />
    </div>
  );
}

/** The way to the first entry that asks for something, which one who has never been here need not look for. */
function GoOn({ task, report }: { readonly task: Task | undefined; readonly report: ReportView }): ReactNode {
  const { say, choose } = useSpeech();
  if (!task) return null;
  const { code, label, question } = task.indicator;
  return (
    <p className="go-on">
      <Link
        className="button button-primary"
        to="/report/$cycle/$member/entry/$indicator"
        params={{ cycle: report.cycle, member: report.member, indicator: code }}
      >
        {say('report.goOn', { label })}
        <Icon name="chevron" />
      </Link>
      <span className="muted">{choose(question)}</span>
    </p>
  );
}

/** Whether it still asks for something. */
function isLeft({ status }: Task): boolean {
  return !isDone(status);
}

/** The pillars with only those entries that still ask for something. */
function leaveOpen(groups: readonly PillarTasks[]): PillarTasks[] {
  return groups
    .map((group) => ({ ...group, tasks: group.tasks.filter(isLeft) }))
    .filter(({ tasks }) => tasks.length > 0);
}

function PillarPanel(props: {
  readonly group: PillarTasks;
  readonly report: ReportView;
  readonly open: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { group, report, open } = props;
  return (
    <details className="panel pillar-tasks" open={open}>
      <summary>
        <h2>{group.pillar ? `${group.pillar.code}. ${choose(group.pillar.name)}` : say('term.commitments')}</h2>
        <span className="muted">
          {say('report.ofAsked', { done: group.complete, total: group.total, optional: group.optional })}
        </span>
      </summary>
      <TaskList tasks={group.tasks} report={report} />
    </details>
  );
}
