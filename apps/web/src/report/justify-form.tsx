import type { FindingView, ReportView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useNextField } from '../ui/use-next-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { LanguageField } from '../ui/words.js';

/** A finding answered in words. */
export function JustifyForm(props: {
  readonly finding: FindingView;
  readonly report: ReportView;
  readonly onCancel: () => void;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { finding, report } = props;
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<string>(own);
  const justify = useCommand(
    () =>
      api.justify(report.cycle, report.member, {
        rule: finding.rule,
        field: finding.field,
        valuesHash: finding.valuesHash,
        text,
        language,
      }),
    [['report', report.cycle, report.member]],
  );
  const field = useNextField(true);
  const lacks = useLacks({ text: isShort(text) && say('lack.words', { least: 3 }) });
  return (
    <div className="justify">
      <TextField
        id={field}
        label={say('finding.words')}
        lines
        value={text}
        error={lacks.at('text')}
        onChange={setText}
      />
      <LanguageField value={language} onChange={setLanguage} />
      {justify.error && <Failure error={justify.error} />}
      <div className="acts">
        <button
          type="button"
          className="button"
          aria-disabled={justify.isPending}
          onClick={(event) => lacks.ask(event, () => justify.mutate(undefined))}
        >
          {say('finding.send')}
        </button>
        <button type="button" className="link-button" onClick={props.onCancel}>
          {say('act.cancel')}
        </button>
      </div>
    </div>
  );
}
