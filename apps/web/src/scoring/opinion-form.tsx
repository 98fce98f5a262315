import type { CitedLink, GiveOpinion, PlanView } from '@signatory/contract';
import { classifyScore, ScoreChip } from '@signatory/pages';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { CitedLinks } from './cited-links.js';

const VALUES = [1, 0, -1] as const;
const LEAST = 20;
const MOST = 1_200;

/** A score by radio buttons in full words, each tied to its criteria, with the rationale that will be published. */
export function OpinionForm(props: {
  readonly heading: string;
  readonly act: string;
  readonly levels: PlanView['commitments'][number]['levels'];
  readonly cycle: string;
  readonly send: (body: GiveOpinion, evidence: CitedLink[]) => Promise<void>;
  /** Pages may be cited that show it. */
  readonly cites?: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const id = useId();
  const [value, setValue] = useState<GiveOpinion['value'] | null>(null);
  const [rationale, setRationale] = useState('');
  const [evidence, setEvidence] = useState<CitedLink[]>([]);
  const give = useCommand((body: GiveOpinion) => props.send(body, evidence), [['scores', props.cycle]]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value !== null) give.mutate({ value, rationale });
  };
  return (
    <form className="panel form" onSubmit={submit} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{props.heading}</h2>
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
                  onChange={() => setValue(each)}
                />
                <ScoreChip score={shown} say={say} />
                <span>
                  {say(`score.${shown}`)}
                  <span id={`${id}-${each}`} className="hint">
                    {props.levels
                      .filter(({ score }) => score === each)
                      .map(({ words }) => choose(words))
                      .join(' ')}
                  </span>
                </span>
              </label>
            );
          })}
        </div>
      </fieldset>
      <TextField
        label={say('scoring.rationale')}
        hint={say('scoring.rationale.hint', { least: LEAST, most: MOST })}
        lines
        maxLength={MOST}
        value={rationale}
        onChange={setRationale}
      />
      {props.cites && <CitedLinks links={evidence} onChange={setEvidence} />}
      {give.error && <Failure error={give.error} />}
      <button
        type="submit"
        className="button button-primary"
        aria-disabled={give.isPending || value === null || rationale.trim().length < LEAST}
      >
        {props.act}
      </button>
    </form>
  );
}
