import type { IndicatorView, ScoreView } from '@signatory/contract';
import { useId, type ReactNode } from 'react';
import { api, type ScoreKey } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Lack } from '../ui/lack.js';
import { LanguageField } from '../ui/language-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { WithTexts } from '../ui/with-texts.js';
import { Words } from '../ui/words.js';

const LEAST = 20;
const MOST = 1_200;

type Finding = ScoreView['findings'][number];

/** What assessors found of an indicator that no member answers, and for who may score the way to record it. */
export function FindingPanel(props: {
  readonly scoreKey: ScoreKey;
  readonly indicator: IndicatorView;
  readonly finding: Finding | undefined;
  readonly mayFind: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { scoreKey, indicator, finding, mayFind } = props;
  // The member reads it once its score is shared.
  if (!finding)
    return (
      <p className="linked-answer">
        <span className="tag tag-plain">{say('why.finding')}</span>
      </p>
    );
  return (
    <WithTexts of="assessing" lines={1}>
      {() => (
        <>
          <Found finding={finding} />
          {mayFind && (
            <FindingForm
              scoreKey={scoreKey}
              indicator={indicator}
              heading={say(finding.found ? 'assessing.again' : 'assessing.record')}
            />
          )}
        </>
      )}
    </WithTexts>
  );
}

/** What is recorded, or what the guideline reads as long as nothing is: that nobody looked is not that nothing was found. */
function Found({ finding: { value, found } }: { readonly finding: Finding }): ReactNode {
  const { say, instant } = useSpeech();
  const answer = value === null ? '' : say(value ? 'answer.yes' : 'answer.no');
  if (!found)
    return (
      <p className="linked-answer muted">{say('assessing.none', { known: value === null ? 'no' : 'yes', answer })}</p>
    );
  return (
    <>
      <p className="linked-answer">
        <strong>{answer}</strong> <span className="tag tag-plain">{say('why.finding')}</span>
      </p>
      <Words text={found.rationale} language={found.language} />
      <p className="small-print">{instant(found.at)}</p>
    </>
  );
}

interface FindingDraft {
  readonly value: boolean | null;
  readonly rationale: string;
  readonly language: string;
}

function FindingForm({
  scoreKey,
  indicator,
  heading,
}: {
  readonly scoreKey: ScoreKey;
  readonly indicator: IndicatorView;
  readonly heading: string;
}): ReactNode {
  const { say, choose, language: own } = useSpeech();
  const name = useId();
  const { draft, set, put, wasBegun } = useKeptForm<FindingDraft>(
    ['finding', ...Object.values(scoreKey), indicator.code],
    {
      value: null,
      rationale: '',
      language: own,
    },
  );
  const { value, rationale, language } = draft;
  const record = useCommand(
    (found: boolean) =>
      api.setFinding(scoreKey, indicator.code, { value: found, rationale: rationale.trim(), language }),
    [['scores', scoreKey.cycle]],
  );
  const lacks = useLacks({
    value: value === null && say('lack.choose'),
    rationale: isShort(rationale, LEAST) && say('lack.words', { least: LEAST }),
  });
  return (
    <details className="only-screen" open={wasBegun || undefined}>
      <summary>{heading}</summary>
      <form
        className="form"
        aria-label={heading}
        noValidate
        onSubmit={(event) =>
          lacks.ask(event, () => {
            if (value !== null) record.mutate(value, { onSuccess: () => put(null) });
          })
        }
      >
        <p className="hint">{say('assessing.lead')}</p>
        <fieldset className="choices-field">
          <legend>{choose(indicator.question)}</legend>
          <div className="radios">
            {[true, false].map((each) => (
              <label key={String(each)}>
                <input type="radio" name={name} checked={value === each} onChange={() => set({ value: each })} />
                {say(each ? 'answer.yes' : 'answer.no')}
              </label>
            ))}
          </div>
          <Lack>{lacks.at('value')}</Lack>
        </fieldset>
        <TextField
          label={say('assessing.rationale')}
          hint={say('assessing.rationale.hint', { least: LEAST, most: MOST })}
          lines
          maxLength={MOST}
          value={rationale}
          error={lacks.at('rationale')}
          onChange={(words) => set({ rationale: words })}
        />
        <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
        {record.error && <Failure error={record.error} />}
        <button type="submit" className="button button-primary" aria-disabled={record.isPending}>
          {say('assessing.act')}
        </button>
        <StatusLine>{record.isSuccess && say('assessing.done')}</StatusLine>
      </form>
    </details>
  );
}
