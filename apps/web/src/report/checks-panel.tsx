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
  readonly children: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { count, report } = props;
  return (
    <section className="checks" aria-labelledby="checks-heading">
      <div className="panel-head">
        <h2 id="checks-heading" tabIndex={-1}>
          {say('checks.heading')}
        </h2>
        <span className="muted" role="status">
          {say('checks.count', { count })}
        </span>
      </div>
      {props.filters}
      {count === 0 && (
        <p className="check check-ok">
          <Icon name="check" />
          <span>{report.run ? say('checks.none') : say('checks.notYet')}</span>
        </p>
      )}
      {report.findings.length < report.findingCount && (
        <p className="note">{say('checks.first', { shown: report.findings.length, total: report.findingCount })}</p>
      )}
      {props.children}
    </section>
  );
}

export function keyOf({ rule, field }: FindingView): string {
  return `${rule} ${field.indicator} ${field.part ?? ''}`;
}
