import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';

/** What was found, each with what can be done: correct the value, or justify it in words. */
export function ChecksPanel(props: {
  readonly findings: readonly FindingView[];
  readonly report: ReportView;
  /** Each finding leads to its entry. */
  readonly linked?: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { findings, report } = props;
  const plan = useQuery(queries.plan(report.cycle)).data;
  const labels = new Map(
    plan?.commitments.flatMap(({ indicators }) => indicators.map(({ code, label }) => [code, label] as const)),
  );
  return (
    <section className="checks" aria-labelledby="checks-heading">
      <div className="panel-head">
        <h2 id="checks-heading">{say('checks.heading')}</h2>
        <span className="muted" role="status">
          {say('checks.count', { count: findings.length })}
        </span>
      </div>
      {findings.length === 0 && (
        <p className="check check-ok">
          <Icon name="check" />
          <span>{report.run ? say('checks.none') : say('checks.notYet')}</span>
        </p>
      )}
      {report.findings.length < report.findingCount && (
        <p className="note">{say('checks.first', { shown: report.findings.length, total: report.findingCount })}</p>
      )}
      {findings.map((finding) => (
        <Check
          key={`${finding.rule} ${finding.field.indicator} ${finding.field.part ?? ''}`}
          finding={finding}
          report={report}
          label={labels.get(finding.field.indicator) ?? finding.field.indicator}
          linked={props.linked ?? false}
        />
      ))}
    </section>
  );
}

function Check(props: {
  readonly finding: FindingView;
  readonly report: ReportView;
  /** The printed label of the entry that it is on. */
  readonly label: string;
  readonly linked: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { finding, report, linked } = props;
  const grave = finding.severity === 'BLOCKER' || finding.severity === 'ERROR';
  const tone = finding.justification ? 'ok' : grave ? 'err' : finding.severity === 'WARNING' ? 'warn' : 'info';
  return (
    <div className={`check check-${tone}`}>
      <Icon name={tone === 'ok' ? 'check' : tone === 'err' ? 'stop' : tone === 'warn' ? 'alert' : 'info'} />
      <div>
        <p className="check-head">
          {say(`severity.${finding.severity}`)}
          {finding.kind === 'NOT_RUN' && ` · ${say('finding.notRun')}`}
          {finding.justification && ` · ${say('finding.justified')}`}
        </p>
        <p>{finding.message}</p>
        <p className="small-print">{finding.rule}</p>
        {linked && (
          <p>
            <Link
              to="/report/$cycle/$member/entry/$indicator"
              params={{ cycle: report.cycle, member: report.member, indicator: finding.field.indicator }}
            >
              {say('finding.goTo', { field: props.label })}
            </Link>
          </p>
        )}
        {finding.justification ? (
          <p className="justification">“{finding.justification.text}”</p>
        ) : (
          // A blocker is answered by a corrected value only.
          (finding.severity === 'ERROR' || finding.severity === 'WARNING') && (
            <Justify finding={finding} report={report} />
          )
        )}
      </div>
    </div>
  );
}

function Justify({ finding, report }: { readonly finding: FindingView; readonly report: ReportView }): ReactNode {
  const { say } = useSpeech();
  const [text, setText] = useState<string | null>(null);
  const justify = useCommand(
    (words: string) =>
      api.justify(report.cycle, report.member, {
        rule: finding.rule,
        field: finding.field,
        valuesHash: finding.valuesHash,
        text: words,
      }),
    [['report', report.cycle, report.member]],
  );
  if (text === null) {
    return (
      <button type="button" className="link-button" onClick={() => setText('')}>
        {say(finding.severity === 'ERROR' ? 'finding.justify' : 'finding.acknowledge')}
      </button>
    );
  }
  return (
    <div className="justify">
      <TextField label={say('finding.words')} lines value={text} onChange={setText} />
      {justify.error && <Failure error={justify.error} />}
      <div className="acts">
        <button
          type="button"
          className="button"
          disabled={justify.isPending || text.trim().length < 3}
          onClick={() => justify.mutate(text)}
        >
          {say('finding.send')}
        </button>
        <button type="button" className="link-button" onClick={() => setText(null)}>
          {say('act.cancel')}
        </button>
      </div>
    </div>
  );
}
