import type { FindingView, ReportView } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { LanguageField } from '../ui/language-field.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { useNextField } from '../ui/use-next-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { nameJustification } from './name-justification.js';

/** A finding answered in words: they stay while their writer looks at other screens. */
export function JustifyForm(props: {
  readonly finding: FindingView;
  readonly report: ReportView;
  /** Somebody asked for it just now, and goes on writing. */
  readonly isAsked: boolean;
  readonly onCancel: () => void;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { finding, report } = props;
  const client = useQueryClient();
  const [name] = useState(() => nameJustification(report, finding));
  const { draft, set } = useKeptForm<{ readonly text: string; readonly language: string }>(name, {
    text: '',
    language: own,
  });
  // On the same page it goes only where its writer cancels, or the finding itself is gone: nothing is left to be sent.
  useEffect(() => {
    const { href } = window.location;
    return () => {
      if (window.location.href === href) client.setQueryData(name, null);
    };
  }, [client, name]);
  const { text, language } = draft;
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
  const field = useNextField(props.isAsked);
  const lacks = useLacks({ text: isShort(text) && say('lack.words', { least: 3 }) });
  return (
    <div className="justify">
      <TextField
        id={field}
        label={say('finding.words')}
        lines
        value={text}
        error={lacks.at('text')}
        onChange={(words) => set({ text: words })}
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
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
