import type { PlanView, ReportView } from '@signatory/contract';
import type { SubmissionCommand } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { nameMember } from '../app/cycle-picker.js';
import { queries, useCommand, useReport } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { mayForSome, mayIn } from '../session/grants.js';
import { useSession } from '../session/session.js';
import { Crumbs } from '../ui/crumbs.js';
import { FieldMessage } from '../ui/field-message.js';
import { Screen } from '../ui/screen.js';
import { Failure, Loaded } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { WithTexts } from '../ui/with-texts.js';
import { DeadlineCard } from './deadline-card.js';
import { isDone, isOpen, type PillarTasks } from './entry-status.js';
import { KeptNote } from './kept-note.js';
import { NotYet } from './not-yet.js';
import { usePublishChoices } from './publish-choices.js';
import { PublishPanel } from './publish-panel.js';
import { ReportChecks } from './report-checks.js';
import { isUnderWay, RUN, RunProgress } from './run-progress.js';
import { settledVersion } from './report-version.js';
import { StandingPanel } from './standing-panel.js';
import { StillEditing } from './still-editing.js';
import { StillReturned } from './still-returned.js';
import { TeamPanel } from './team-panel.js';
import { useTasks } from './use-tasks.js';

/** The last look and the formal act: check, then certify and submit. */
export function SubmitScreen(): ReactNode {
  const { cycle, member } = useParams({ from: '/report/$cycle/$member/submit' });
  const { plan, report } = useReport(cycle, member);
  return (
    <Loaded query={plan}>
      {(thePlan) => <Loaded query={report}>{(theReport) => <Submit plan={thePlan} report={theReport} />}</Loaded>}
    </Loaded>
  );
}

function Submit({ plan, report }: { readonly plan: PlanView; readonly report: ReportView }): ReactNode {
  const { say, choose } = useSpeech();
  const session = useSession();
  const { cycle, member } = report;
  const changes = [['report', cycle, member]];
  const check = useCommand(() => api.check(cycle, member), changes);
  const offered = (command: SubmissionCommand): boolean => report.commands.includes(command);
  const open = report.findings.filter(isOpen);
  const groups = useTasks(plan, report);
  const choices = usePublishChoices(report);
  useFocusAfterChecks(report, [check.data?.id, choices.save.data?.id], open.length);
  // Who has a part of the report reads what was found, and submits nothing; nor does anybody once it is with the reviewers.
  const checks = mayIn(session, 'report:check', { plan: plan.id, cycle, member });
  const isPart = !checks && mayForSome(session, 'report:edit', { plan: plan.id, cycle }, [member]);
  const heading = say(checks && settledVersion(report) === null ? 'submit.heading' : 'checks.heading');
  return (
    <Screen
      title={heading}
      section={say('section.report')}
      errors={open.length > 0}
      crumbs={
        <Crumbs here={heading}>
          <Link to="/report/$cycle/$member" params={{ cycle, member }}>
            {say('section.report')}
          </Link>
        </Crumbs>
      }
      line={<span className="tag">{say(`submission.${report.state}`)}</span>}
      acts={
        offered('check') && (
          <button
            type="button"
            className="button button-primary"
            aria-disabled={check.isPending}
            onClick={() => check.mutate(undefined)}
          >
            {say('submit.check')}
          </button>
        )
      }
    >
      <KeptNote report={report} tasks={groups.flatMap(({ tasks }) => tasks)} />
      {check.error && <Failure error={check.error} />}
      {report.run && <RunProgress run={report.run} report={report} isPart={isPart} checks={checks} />}
      <div className="two-columns">
        <div className="column">
          <section className="panel" aria-labelledby="summary-heading">
            <h2 id="summary-heading">{say(isPart ? 'report.progress' : 'submit.summary')}</h2>
            <ul className="tasks">
              {groups.map((group) => {
                const first = group.tasks.find(({ status }) => !isDone(status)) ?? group.tasks[0];
                return (
                  first && (
                    <li key={group.pillar?.code ?? ''}>
                      <Link
                        to="/report/$cycle/$member/entry/$indicator"
                        params={{ cycle, member, indicator: first.indicator.code }}
                      >
                        <span className="matrix-code">{group.pillar?.code}</span>
                        <span className="task-words">
                          {group.pillar ? choose(group.pillar.name) : say('term.commitments')}
                        </span>
                        <span>
                          <span className="muted">
                            {say('report.ofAsked', {
                              done: group.complete,
                              total: group.total,
                              optional: group.optional,
                            })}
                          </span>{' '}
                          {offered('edit') && <span className="task-change">{say('submit.change')}</span>}
                        </span>
                      </Link>
                    </li>
                  )
                );
              })}
            </ul>
          </section>
          <div className="panel">
            <ReportChecks report={report} groups={groups} />
          </div>
          <WithTexts of="publish" lines={6}>
            {() => <PublishPanel report={report} groups={groups} choices={choices} />}
          </WithTexts>
          <TeamPanel groups={groups} report={report} />
        </div>
        <div className="column">
          <DeadlineCard report={report} />
          {offered('certify') ? (
            <Certify report={report} groups={groups} unsaved={choices.waiting > 0} />
          ) : (
            <NotYet report={report} groups={groups} />
          )}
          <StandingPanel report={report} />
        </div>
      </div>
    </Screen>
  );
}

/** When the checks end, the reader is taken to what comes next: the button that started them is gone, or far from it. */
function useFocusAfterChecks({ run }: ReportView, started: readonly (string | undefined)[], open: number): void {
  const ended = run !== null && started.includes(run.id) && !isUnderWay(run.state) ? run.id : null;
  // What was stopped or broke off has found nothing: that is said where it was followed.
  const hasFound = run?.state !== 'CANCELLED' && run?.state !== 'ERROR';
  const isClear = open === 0;
  useEffect(() => {
    if (ended === null) return;
    const next = !hasFound ? document.getElementById(RUN) : isClear ? document.getElementById('certify-heading') : null;
    (next ?? document.getElementById('checks-heading'))?.focus();
  }, [ended, hasFound, isClear]);
}

function Certify({
  report,
  groups,
  unsaved,
}: {
  readonly report: ReportView;
  readonly groups: readonly PillarTasks[];
  /** What is chosen on this page and not saved would not be part of what is certified. */
  readonly unsaved: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const session = useSession();
  const navigate = useNavigate();
  const { cycle, member } = report;
  const optional = groups.reduce((sum, group) => sum + group.optional, 0);
  const named = useQuery(queries.cycles()).data?.find(({ code }) => code === cycle);
  const [office, setOffice] = useState('');
  const [stated, setStated] = useState(false);
  const certify = useCommand(
    () => api.certify(cycle, member, { revision: report.revision, office, statement: true }),
    [['report', cycle, member]],
  );
  const lacks = useLacks({
    office: isShort(office, 2) && say('lack.words', { least: 2 }),
    stated: !stated && say('lack.tick'),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void =>
    lacks.ask(event, () => {
      if (unsaved) return;
      certify.mutate(undefined, {
        goOn: ({ version }) =>
          void navigate({
            to: '/report/$cycle/$member/receipt/$version',
            params: { cycle, member, version: String(version) },
          }),
      });
    });
  return (
    <form className="panel form" onSubmit={submit} noValidate aria-labelledby="certify-heading">
      <h2 id="certify-heading" tabIndex={-1}>
        {say('certify.heading')}
      </h2>
      <StillEditing report={report} groups={groups} />
      <StillReturned groups={groups} />
      {optional > 0 && <p>{say('report.optional', { count: optional })}</p>}
      <p>{say('certify.text')}</p>
      <p>
        <strong>{say('certify.as', { name: session.person.name })}</strong>
      </p>
      <TextField
        label={say('certify.office')}
        value={office}
        error={lacks.at('office')}
        onChange={setOffice}
        required
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={stated}
          onChange={({ target }) => setStated(target.checked)}
          required
          aria-invalid={lacks.at('stated') !== null || undefined}
          aria-describedby={lacks.at('stated') === null ? undefined : 'certify-lacks'}
        />
        {say('certify.statement')}
      </label>
      <FieldMessage id="certify-lacks">{lacks.at('stated')}</FieldMessage>
      {certify.error && <Failure error={certify.error} />}
      <button
        type="submit"
        className="button button-primary"
        aria-disabled={certify.isPending || unsaved}
        aria-describedby={unsaved ? 'certify-unsaved' : undefined}
      >
        {say('certify.submit', {
          member: named ? nameMember(named, member, choose) : member,
          cycle: named ? choose(named.title) : cycle,
        })}
      </button>
      {unsaved && (
        <p id="certify-unsaved" className="field-message field-warning">
          {say('certify.unsaved')}
        </p>
      )}
      <p className="hint">{say('certify.after')}</p>
    </form>
  );
}
