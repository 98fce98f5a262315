import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { LanguageField, Words } from '../ui/words.js';
import { SelectField } from '../ui/select-field.js';
import type { PillarTasks } from './entry-status.js';
import { focusPart, partOf } from './field-focus.js';

/** What was found, each with what can be done: correct the value, or justify it in words. */
export function ChecksPanel(props: {
  readonly findings: readonly FindingView[];
  readonly report: ReportView;
  /** Of a whole report, its pillars: each finding leads to its entry, and they can be seen pillar by pillar. */
  readonly groups?: readonly PillarTasks[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { report, groups = [] } = props;
  const [pillar, setPillar] = useState('');
  const labels = new Map(
    groups.flatMap(({ tasks }) => tasks.map(({ indicator }) => [indicator.code, indicator.label])),
  );
  const chosen = groups.find((group) => group.pillar?.code === pillar);
  const findings = chosen
    ? props.findings.filter(({ field }) => chosen.tasks.some(({ indicator }) => indicator.code === field.indicator))
    : props.findings;
  return (
    <section className="checks" aria-labelledby="checks-heading">
      <div className="panel-head">
        <h2 id="checks-heading" tabIndex={-1}>
          {say('checks.heading')}
        </h2>
        <span className="muted" role="status">
          {say('checks.count', { count: findings.length })}
        </span>
      </div>
      {groups.length > 1 && props.findings.length > 0 && (
        <SelectField
          label={say('term.pillar')}
          value={pillar}
          options={[
            ['', say('checks.allPillars')],
            ...groups.flatMap((group) =>
              group.pillar ? [[group.pillar.code, `${group.pillar.code}. ${choose(group.pillar.name)}`] as const] : [],
            ),
          ]}
          onChange={setPillar}
        />
      )}
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
          linked={props.groups !== undefined}
          label={labels.get(finding.field.indicator) ?? finding.field.indicator}
        />
      ))}
      {props.groups && report.run?.coverage && (
        <p className="check check-ok">
          <Icon name="check" />
          <span>
            {say('checks.passed', { pass: report.run.counts.pass, notApplicable: report.run.counts.notApplicable })}
          </span>
        </p>
      )}
    </section>
  );
}

function Check(props: {
  readonly finding: FindingView;
  readonly report: ReportView;
  readonly linked: boolean;
  /** The printed label of the entry that it is on. */
  readonly label: string;
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
        <p>
          {linked ? (
            <Link
              to="/report/$cycle/$member/entry/$indicator"
              params={{ cycle: report.cycle, member: report.member, indicator: finding.field.indicator }}
              hash={partOf(finding)}
            >
              {say('finding.goTo', {
                field: finding.partName ? `${props.label}${say('join.comma')}${finding.partName}` : props.label,
              })}
            </Link>
          ) : (
            <button type="button" className="link-button" onClick={() => focusPart(partOf(finding))}>
              {say('finding.toField')}
            </button>
          )}
        </p>
        {finding.justification ? (
          <Words {...finding.justification} className="justification" quoted />
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
  const { say, language: own } = useSpeech();
  const [text, setText] = useState<string | null>(null);
  const [language, setLanguage] = useState<string>(own);
  const justify = useCommand(
    (words: string) =>
      api.justify(report.cycle, report.member, {
        rule: finding.rule,
        field: finding.field,
        valuesHash: finding.valuesHash,
        text: words,
        language,
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
      <LanguageField value={language} onChange={setLanguage} />
      {justify.error && <Failure error={justify.error} />}
      <div className="acts">
        <button
          type="button"
          className="button"
          aria-disabled={justify.isPending || text.trim().length < 3}
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
