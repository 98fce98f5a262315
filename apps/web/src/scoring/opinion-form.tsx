import type { CitedLink, GiveOpinion, PlanView } from '@signatory/contract';
import { findOtherScores, formatScore } from '@signatory/domain';
import { classifyScore, ScoreChip } from '@signatory/pages';
import type { Say } from '@signatory/texts';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { sentences } from '../ui/faults.js';
import { Lack } from '../ui/lack.js';
import { LanguageField } from '../ui/language-field.js';
import { LeftWords } from '../ui/left-words.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { Cited } from './cited.js';
import { CitedLinks } from './cited-links.js';
import type { CitedEntries } from './citing-evidence.js';

const VALUES = [1, 0, -1] as const;
const LEAST = 20;
const MOST = 1_200;

interface OpinionDraft {
  readonly value: GiveOpinion['value'] | null;
  readonly rationale: string;
  readonly language: string;
  readonly evidence: CitedLink[];
}

/** What the words say another score of; nothing where they do not. */
function otherScores(rationale: string, value: GiveOpinion['value'], say: Say): string {
  const figures = [...new Set(findOtherScores(rationale, value).map(({ text }) => text))];
  if (figures.length === 0) return '';
  return say('scoring.rationale.otherScore', { text: figures.join(say('join.comma')), score: formatScore(value) });
}

/** A score by radio buttons in full words, each tied to its criteria, with the rationale that will be published. */
export function OpinionForm(props: {
  /** Closed, it shows only what was begun. */
  readonly isOpen: boolean;
  readonly heading: string;
  /** What each choice leads to. */
  readonly lead?: string;
  readonly act: string;
  /** What is scored, and as what: a draft stays while its reader looks at the entries it rests on. */
  readonly of: readonly string[];
  readonly levels: PlanView['commitments'][number]['levels'];
  readonly cycle: string;
  readonly send: (body: GiveOpinion, evidence: CitedLink[]) => Promise<void>;
  /** Pages are cited that show it, those behind these entries among them. */
  readonly entries: CitedEntries;
}): ReactNode {
  const { say, choose, language: own } = useSpeech();
  const id = useId();
  const { kept, draft, set, put } = useKeptForm<OpinionDraft>(['opinion', ...props.of], {
    value: null,
    rationale: '',
    language: own,
    evidence: [],
  });
  const { value, rationale, language, evidence } = draft;
  const others = value === null ? '' : otherScores(rationale, value, say);
  const [begun, setBegun] = useState(false);
  const lacks = useLacks({
    value: value === null && say('scoring.choose'),
    rationale: isShort(rationale, LEAST) && say('scoring.rationale.short', { least: LEAST }),
    page: begun && say('reply.evidence.begun'),
  });
  const give = useCommand(
    async (body: GiveOpinion) => {
      await props.send(body, evidence);
      put(null);
    },
    [['scores', props.cycle]],
  );
  const submit = (event: FormEvent<HTMLFormElement>): void =>
    lacks.ask(event, () => {
      if (value !== null) give.mutate({ value, rationale, language });
    });
  if (!props.isOpen)
    return (
      kept &&
      !give.isPending && (
        <LeftWords
          heading={props.heading}
          text={rationale}
          language={language}
          refused={give.error}
          onDiscard={() => put(null)}
        >
          {value !== null && (
            <p>
              <ScoreChip score={classifyScore({ kind: 'score', value })} say={say} />{' '}
              {say(`score.${classifyScore({ kind: 'score', value })}`)}
            </p>
          )}
          <Cited links={evidence} />
        </LeftWords>
      )
    );
  return (
    <form className="panel form only-screen" onSubmit={submit} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{props.heading}</h2>
      {props.lead && <p className="muted">{props.lead}</p>}
      <fieldset className="choices-field">
        <legend>{say('term.score')}</legend>
        <div className="radios radios-stacked">
          {VALUES.map((each) => {
            const shown = classifyScore({ kind: 'score', value: each });
            return (
              <label key={each} className="score-choice">
                <input
                  type="radio"
                  name="score"
                  checked={value === each}
                  aria-describedby={`${id}-${each}`}
                  onChange={() => set({ value: each })}
                />
                <ScoreChip score={shown} say={say} />
                <span>
                  {say(`score.${shown}`)}
                  <span id={`${id}-${each}`} className="hint">
                    {sentences(...props.levels.filter(({ score }) => score === each).map(({ words }) => choose(words)))}
                  </span>
                </span>
              </label>
            );
          })}
        </div>
        <Lack>{lacks.at('value')}</Lack>
      </fieldset>
      <div>
        <TextField
          label={say('scoring.rationale')}
          hint={say('scoring.rationale.hint', { least: LEAST, most: MOST })}
          lines
          maxLength={MOST}
          value={rationale}
          error={lacks.at('rationale')}
          describedBy={others ? `${id}-others` : undefined}
          onChange={(words) => set({ rationale: words })}
        />
        <p id={`${id}-others`} className={others ? 'field-warning' : undefined} role="status">
          {others}
        </p>
      </div>
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      <CitedLinks
        links={evidence}
        onChange={(links) => set({ evidence: links })}
        onBegin={setBegun}
        lack={lacks.at('page')}
        entries={props.entries}
      />
      {give.error && <Failure error={give.error} />}
      <button type="submit" className="button button-primary" aria-disabled={give.isPending}>
        {props.act}
      </button>
    </form>
  );
}
