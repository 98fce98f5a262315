import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { LanguageField, Words } from '../ui/words.js';
import { focusPart, partOf } from './field-focus.js';

/** One finding with what can be done: correct the value, or justify it in words. */
export function Check(props: {
  readonly finding: FindingView;
  readonly report: ReportView;
  /** Where it is, to lead there from a list of the whole report; without it the field is on the same page. */
  readonly place?: string;
}): ReactNode {
  const { say } = useSpeech();
  const { finding, report, place } = props;
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
          {place !== undefined ? (
            <Link
              to="/report/$cycle/$member/entry/$indicator"
              params={{ cycle: report.cycle, member: report.member, indicator: finding.field.indicator }}
              hash={partOf(finding)}
            >
              {say('finding.goTo', { field: place })}
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
          takesWords(finding) && <Justify finding={finding} report={report} />
        )}
      </div>
    </div>
  );
}

/** A blocker is answered by a corrected value only. */
export function takesWords({ severity }: FindingView): boolean {
  return severity === 'ERROR' || severity === 'WARNING';
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
  const lacks = useLacks({ text: isShort(text ?? '') && say('lack.words', { least: 3 }) });
  if (text === null) {
    return (
      <button type="button" className="link-button" onClick={() => setText('')}>
        {say(finding.severity === 'ERROR' ? 'finding.justify' : 'finding.acknowledge')}
      </button>
    );
  }
  return (
    <div className="justify">
      <TextField label={say('finding.words')} lines value={text} error={lacks.at('text')} onChange={setText} />
      <LanguageField value={language} onChange={setLanguage} />
      {justify.error && <Failure error={justify.error} />}
      <div className="acts">
        <button
          type="button"
          className="button"
          aria-disabled={justify.isPending}
          onClick={(event) => lacks.ask(event, () => justify.mutate(text))}
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
