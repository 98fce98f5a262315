import type { ContributionView, PlanView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EntryKey } from '../api/endpoints.js';
import { queries, useReport } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { maySpeakFor, mayEver, useSession } from '../session/session.js';
import { NotFound } from '../app/not-found.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { Loaded } from '../ui/states.js';
import { IndicatorNotes } from '../ui/indicator-notes.js';
import { VariantNote } from '../ui/variant-note.js';
import { usePart } from '../ui/use-part.js';
import { AnswerFields } from './answer-fields.js';
import { entryHome, partHome } from './draft-home.js';
import { EntryLine } from './entry-line.js';
import { EntryRail } from './entry-rail.js';
import { isHeldBack, type PillarTasks, type Task } from './entry-status.js';
import { EvidenceFields } from './evidence-fields.js';
import { ReturnedBanner } from './returned-banner.js';
import { SaveBar } from './save-bar.js';
import { useCompleting } from './completing.js';
import { keptDrafts } from './kept-drafts.js';
import { useBeside } from './use-beside.js';
import { useEntry } from './use-entry.js';
import { withReturned } from './with-returned.js';
import { useTasks } from './use-tasks.js';
import type { KeptDraft } from './entry-saver.js';
import { useFieldFromAddress } from './field-focus.js';
import { NarrativeField } from './narrative-field.js';

/** One indicator's value, proof and context. */
export function EntryScreen(): ReactNode {
  const { cycle, member, indicator } = useParams({ from: '/report/$cycle/$member/entry/$indicator' });
  const { plan, report } = useReport(cycle, member);
  // On its way while the report is.
  useBeside();
  return (
    <Loaded query={plan}>
      {(thePlan) => (
        <Loaded query={report}>
          {(theReport) => <EntryOf plan={thePlan} report={theReport} indicator={indicator} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function EntryOf(props: {
  readonly plan: PlanView;
  readonly report: ReportView;
  readonly indicator: string;
}): ReactNode {
  const { plan, report, indicator } = props;
  const groups = useTasks(plan, report);
  const task = groups.flatMap(({ tasks }) => tasks).find((each) => each.indicator.code === indicator);
  if (!task) return <NotFound />;
  const own = { task, groups, report };
  const key = `${report.cycle}/${report.member}/${indicator}`;
  return task.entry.partOnly ? <PartOfEntry key={key} {...own} /> : <EntryOnDevice key={key} {...own} />;
}

interface EntryProps {
  readonly task: Task;
  readonly groups: readonly PillarTasks[];
  readonly report: ReportView;
  /** The reader's own, where only a part was asked for. */
  readonly part?: ContributionView;
}

/** The entry's form for somebody who was asked for a part of it: what is entered is saved as that part. */
function PartOfEntry(props: EntryProps): ReactNode {
  const { report, task } = props;
  const session = useQuery(queries.session()).data;
  const parts = useQuery(queries.contributions(report.cycle, report.member));
  return (
    <Loaded query={parts}>
      {(all) => {
        const part = all.find(
          ({ indicator, contributor }) => indicator === task.indicator.code && contributor.id === session?.person.id,
        );
        return part ? <EntryOnDevice {...props} part={part} /> : <NotFound />;
      }}
    </Loaded>
  );
}

/** With what this device keeps of the reader's own, if a connection was lost over it. */
function EntryOnDevice(props: EntryProps): ReactNode {
  const { person } = useSession();
  const { report, task } = props;
  const key = { person: person.id, cycle: report.cycle, member: report.member, indicator: task.indicator.code };
  const kept = useQuery(keptDrafts.one(key));
  return <Loaded query={kept}>{(draft) => <Entry {...props} kept={draft} />}</Loaded>;
}

function Entry({ task, groups, report, part, kept }: EntryProps & { readonly kept: KeptDraft | null }): ReactNode {
  const speech = useSpeech();
  const { say, choose } = speech;
  const session = useSession();
  // Also of a report that was certified: what the member says of an outside figure is no part of it.
  const replies = mayEver(session, 'outside:reply');
  const { indicator, commitment, entry } = task;
  const key = { cycle: report.cycle, member: report.member, indicator: indicator.code };
  // What a reviewer asked is answered where it was asked: another thread would leave it open.
  const begins = maySpeakFor(session, key.member) && entry.review?.state !== 'CLARIFICATION_REQUESTED';
  const home = part ? partHome(key, part) : entryHome(key, entry);
  const editing = useEntry({ ...key, person: session.person.id }, home, kept, indicator);
  const tasks = groups.flatMap((group) => group.tasks);
  const beside = useBeside();
  const completing = useCompleting(task, tasks, report, editing);
  useFieldFromAddress();
  const conflict = editing.state.kind === 'conflict' && editing.state;
  const cycle = useQuery(queries.cycles()).data?.find(({ code }) => code === report.cycle);
  const begun = cycle?.state !== 'DESIGN';
  const disabled = !begun || !home.isOpen;
  const pillar = groups.find((group) => group.tasks.includes(task))?.pillar;
  // What was found is of the stored answer: beside another one it waits until somebody has chosen.
  const findings = withReturned(conflict ? [] : task.findings, entry, speech);
  const at = tasks.findIndex((each) => each.indicator.code === indicator.code);
  return (
    <div className="entry-layout">
      <EntryRail cycle={cycle} groups={groups} report={report} current={indicator.code} />
      <div className="entry-main">
        <Screen
          title={choose(indicator.question)}
          section={indicator.label}
          errors={task.status === 'errors'}
          crumbs={
            <Crumbs here={indicator.label} under={pillar && `${pillar.code}. ${choose(pillar.name)}`}>
              <Link to="/report/$cycle/$member" params={{ cycle: report.cycle, member: report.member }}>
                {say('section.report')}
              </Link>
            </Crumbs>
          }
          line={<EntryLine task={task} />}
        >
          <VariantNote commitment={commitment} member={report.member} />
          {indicator.definition && <p className="definition">{choose(indicator.definition)}</p>}
          <IndicatorNotes indicator={indicator} />
          <ReturnedBanner entry={entry} writes={!part && begins}>
            <Loaded query={beside} lines={2}>
              {({ AnswerForm }) => <AnswerForm entryKey={key} />}
            </Loaded>
          </ReturnedBanner>
          {entry.carried !== null && (
            <Loaded query={beside} lines={2}>
              {({ CarriedBanner }) => (
                <CarriedBanner entry={entry} entryKey={key} indicator={indicator} onAct={editing.expectNewer} />
              )}
            </Loaded>
          )}
          {part && (
            <Loaded query={beside} lines={2}>
              {({ PartNote }) => <PartNote part={part} closed={disabled} />}
            </Loaded>
          )}
          {!part && begun && task.part && (
            <Loaded query={beside} lines={2}>
              {({ AskedNote }) => task.part && <AskedNote part={task.part} />}
            </Loaded>
          )}
          {disabled && !part && begun && !indicator.calculated && (
            <p className="note">{say(isHeldBack(report, entry) ? 'entry.closed.returned' : 'entry.closed')}</p>
          )}
          {cycle?.opens && !begun && (
            <Loaded query={beside} lines={1}>
              {({ OpeningWords }) => (
                <p className="note">
                  <OpeningWords opens={cycle.opens ?? ''} />
                </p>
              )}
            </Loaded>
          )}
          {conflict && (
            <Loaded query={beside} lines={3}>
              {({ ConflictPanel }) => <ConflictPanel indicator={indicator} editing={editing} conflict={conflict} />}
            </Loaded>
          )}
          {indicator.calculated ? (
            <Loaded query={beside} lines={3}>
              {({ CalculatedAnswer }) => <CalculatedAnswer task={task} entryKey={key} />}
            </Loaded>
          ) : (
            <>
              {/* Hears the blur of every field that bubbles up. */}
              <div role="presentation" onBlur={() => editing.flush()}>
                <form
                  key={editing.edition}
                  className="entry-form"
                  onSubmit={(event) => event.preventDefault()}
                  noValidate
                >
                  <AnswerFields
                    indicator={indicator}
                    findings={findings}
                    editing={editing}
                    disabled={disabled}
                    stored={part ? undefined : key}
                    before={part ? [] : entry.before}
                  />
                  <NarrativeField
                    findings={findings}
                    editing={editing}
                    disabled={disabled}
                    isPart={part !== undefined}
                  />
                  <EvidenceFields
                    indicator={indicator}
                    findings={findings}
                    editing={editing}
                    disabled={disabled}
                    before={entry.before}
                    cycle={report.cycle}
                    member={report.member}
                    entry={entry}
                  />
                </form>
              </div>
            </>
          )}
        </Screen>
        <SaveBar
          state={editing.state}
          unread={editing.unread.length}
          isKept={disabled || indicator.calculated ? null : editing.isKept}
          before={tasks[at - 1]}
          after={tasks[at + 1]}
          report={report}
          findings={task.findings}
          completing={disabled || part ? null : completing}
          waiting={beside.data && report.run && <beside.data.RunWait run={report.run} />}
        >
          {beside.data && (
            <>
              {!disabled && !part && <beside.data.EntryEditing entryKey={key} />}
              <beside.data.TakenNote indicator={indicator} editing={editing} />
              <beside.data.NewerNote newer={editing.newer} saved={home.saved} onShow={editing.showNewer} />
            </>
          )}
        </SaveBar>
      </div>
      <div className="entry-side">
        <Loaded query={beside} lines={3}>
          {(parts) => (
            <>
              <parts.DeadlineCard report={report} />
              <parts.ChecksPanel findings={task.findings} report={report} conflict={conflict || undefined} />
              {!part && entry.review && <EntryThreads entryKey={key} begins={begins} />}
              <parts.EarlierPanel entry={entry} indicator={indicator} />
              <parts.OutsidePanel entryKey={key} indicator={indicator} replies={replies} />
              {!indicator.calculated && (
                <parts.ContributionsPanel
                  entryKey={key}
                  indicator={indicator}
                  entry={entry}
                  draft={editing.draft}
                  onAct={editing.expectNewer}
                />
              )}
              <parts.HistoryPanel entryKey={key} indicator={indicator} />
              <p className="side-link">
                <Icon name="chevron" />
                <parts.ReportEndLink report={report} />
              </p>
              <parts.ShortcutSwitch screen="report" />
            </>
          )}
        </Loaded>
      </div>
    </div>
  );
}

/** What is said with the reviewers. */
function EntryThreads(props: { readonly entryKey: EntryKey; readonly begins: boolean }): ReactNode {
  const part = usePart('threads', () => import('../review/threads.js'));
  return (
    <Loaded query={part} lines={2}>
      {({ Threads }) => <Threads {...props} />}
    </Loaded>
  );
}
