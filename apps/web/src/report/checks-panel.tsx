import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech, type Speech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Check } from './check.js';
import type { Conflict } from './entry-saver.js';
import { isFaulty, isOpen } from './entry-status.js';

/** What was found on one entry, of which another answer than the stored one may be on screen. */
export function ChecksPanel(props: {
  readonly findings: readonly FindingView[];
  readonly report: ReportView;
  readonly conflict: Conflict | undefined;
}): ReactNode {
  const { findings, report, conflict } = props;
  return (
    <ChecksFrame findings={findings} report={report} lead={conflict && <OfStored conflict={conflict} />}>
      {findings.map((finding) => (
        <Check key={keyOf(finding)} finding={finding} report={report} />
      ))}
    </ChecksFrame>
  );
}

/** The heading with how many findings there are of each weight, that they are older than an answer, and that there are none or not all. */
export function ChecksFrame(props: {
  readonly findings: readonly FindingView[];
  readonly report: ReportView;
  /** Said above all of them. */
  readonly lead?: ReactNode;
  /** What narrows the list. */
  readonly filters?: ReactNode;
  /** Said where something was found, and the filters leave nothing of it. */
  readonly narrowed?: string | false;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { report } = props;
  const count = props.findings.length;
  // What was not looked at has not passed.
  const passed = report.checked && !props.narrowed;
  return (
    <section className="checks" aria-labelledby="checks-heading">
      <div className="panel-head">
        <h2 id="checks-heading" tabIndex={-1}>
          {say('checks.heading')}
        </h2>
        <span className="muted" role="status">
          {sayCounts(props.findings, say)}
        </span>
      </div>
      {props.lead}
      {report.unchecked.length > 0 && <Unchecked report={report} />}
      {props.filters}
      {/* There before its words are, so that these are heard. */}
      <div role="status">
        {count === 0 && (
          <p className={passed ? 'check check-ok' : 'check'}>
            <Icon name={passed ? 'check' : 'info'} />
            <span>{props.narrowed || say(report.checked ? 'checks.none' : 'checks.notYet')}</span>
          </p>
        )}
      </div>
      {report.findings.length < report.findingCount && (
        <p className="note">{say('checks.first', { shown: report.findings.length, total: report.findingCount })}</p>
      )}
      {props.children}
    </section>
  );
}

/** What stands open by its weight, then what is only a note or has been answered. */
function sayCounts(findings: readonly FindingView[], say: Speech['say']): string {
  const open = findings.filter(isOpen);
  const blockers = open.filter(({ severity }) => severity === 'BLOCKER').length;
  const errors = open.filter(isFaulty).length - blockers;
  const notes = findings.filter(({ severity, kind }) => severity === 'INFO' || kind === 'SUSPENDED').length;
  const counts = [
    ['findings.blockers', blockers],
    ['findings.errors', errors],
    ['findings.warnings', open.length - blockers - errors],
    ['checks.notes', notes],
    ['checks.settled', findings.length - open.length - notes],
  ] as const;
  return counts.flatMap(([key, count]) => (count > 0 ? [say(key, { count })] : [])).join(say('join.comma'));
}

/** Whose answer was checked, where the person has to choose between that and their own. */
function OfStored({ conflict: { by, byId, at } }: { readonly conflict: Conflict }): ReactNode {
  const { say, time } = useSpeech();
  const own = byId === useSession().person.id ? 'yes' : 'no';
  return (
    <p className="check">
      <Icon name="info" />
      <span>{say('checks.ofStored', { own, by, time: time(at) })}</span>
    </p>
  );
}

/** So many entries are named; more are counted. */
const NAMED = 3;

/** Who has changed which answers since the checks ran that these findings are of. */
function Unchecked({ report }: { readonly report: ReportView }): ReactNode {
  const { say } = useSpeech();
  const { person } = useSession();
  const plan = useQuery(queries.plan(report.cycle)).data;
  const changed = report.entries.filter(({ indicator }) => report.unchecked.includes(indicator));
  const labels = new Map(
    plan?.commitments.flatMap(({ indicators }) => indicators.map(({ code, label }) => [code, label] as const)),
  );
  const what =
    changed.length > NAMED
      ? say('scope.entryCount', { count: changed.length })
      : changed.map(({ indicator }) => labels.get(indicator) ?? indicator).join(say('join.comma'));
  const [first] = changed;
  const isOne = changed.every(({ updatedById }) => updatedById === first?.updatedById);
  const who = !isOne ? 'some' : first?.updatedById === person.id ? 'own' : 'one';
  // Nothing runs again by itself where the checks failed.
  const next = report.run?.state === 'ERROR' ? say('run.ERROR') : say('checks.again');
  return (
    <p className="check">
      <Icon name="clock" />
      <span>
        {say('checks.changed', { who, by: first?.updatedBy ?? '', what })}
        {say('join.sentence')}
        {next}
      </span>
    </p>
  );
}

/** A rule can find two pieces of evidence of one entry at fault: they differ in their values. */
export function keyOf({ rule, field, valuesHash }: FindingView): string {
  return `${rule} ${field.indicator} ${field.part ?? ''} ${valuesHash}`;
}
