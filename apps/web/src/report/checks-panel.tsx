import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Check } from './check.js';

/** What was found on one entry. */
export function ChecksPanel(props: {
  readonly findings: readonly FindingView[];
  readonly report: ReportView;
}): ReactNode {
  const { findings, report } = props;
  return (
    <ChecksFrame count={findings.length} report={report}>
      {findings.map((finding) => (
        <Check key={keyOf(finding)} finding={finding} report={report} />
      ))}
    </ChecksFrame>
  );
}

/** The heading with the number of findings, and that there are none or that not all are shown. */
export function ChecksFrame(props: {
  readonly count: number;
  readonly report: ReportView;
  /** What narrows the list. */
  readonly filters?: ReactNode;
  /** Said where something was found, and the filters leave nothing of it. */
  readonly narrowed?: string | false;
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { count, report } = props;
  // What was not looked at has not passed.
  const passed = report.run !== null && !props.narrowed;
  return (
    <section className="checks" aria-labelledby="checks-heading">
      <div className="panel-head">
        <h2 id="checks-heading" tabIndex={-1}>
          {say('checks.heading')}
        </h2>
        <span className="muted" role="status">
          {count > 0 && say('checks.count', { count })}
        </span>
      </div>
      {props.filters}
      {/* There before its words are, so that these are heard. */}
      <div role="status">
        {count === 0 && (
          <p className={passed ? 'check check-ok' : 'check'}>
            <Icon name={passed ? 'check' : 'info'} />
            <span>{props.narrowed || say(report.run ? 'checks.none' : 'checks.notYet')}</span>
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

/** A rule can find two pieces of evidence of one entry at fault: they differ in their values. */
export function keyOf({ rule, field, valuesHash }: FindingView): string {
  return `${rule} ${field.indicator} ${field.part ?? ''} ${valuesHash}`;
}
