import type { CycleView } from '@signatory/contract';
import { useId, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { Lack } from '../../ui/lack.js';
import { TextField } from '../../ui/text-field.js';
import { followingOf, type DesignDraft } from './design-draft.js';

/** Series and phase of a cycle, and what follows from them. */
export function SeriesFields(props: {
  readonly draft: DesignDraft;
  readonly cycles: readonly CycleView[];
  /** What is wrong with a field, by the server's pointer to it. */
  readonly wrong: (pointer: string) => string | null;
  readonly onChange: (draft: DesignDraft) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const name = useId();
  const { draft, cycles, wrong, onChange } = props;
  const following = followingOf(draft, cycles);
  return (
    <>
      <TextField
        label={say('design.series')}
        hint={say('design.series.hint')}
        value={draft.series}
        maxLength={100}
        required
        error={wrong('/series')}
        onChange={(series) => onChange({ ...draft, series })}
      />
      <fieldset className="choices-field">
        <legend>{say('design.phase')}</legend>
        <div className="radios">
          {(['interim', 'final'] as const).map((phase) => (
            <label key={phase}>
              <input
                type="radio"
                name={name}
                checked={draft.phase === phase}
                onChange={() => onChange({ ...draft, phase })}
              />
              {say(`phase.${phase}`)}
            </label>
          ))}
        </div>
        <Lack>{wrong('/phase')}</Lack>
      </fieldset>
      {draft.series.trim() !== '' && (
        <p className="note" role="status">
          {following.kind === 'follows' && say('design.follows', { cycle: choose(following.interim.title) })}
          {following.kind === 'alone' && say('design.alone')}
          {following.kind === 'begins' && say('design.begins')}
          {following.kind === 'taken' && say('design.taken', { cycle: choose(following.by.title) })}
        </p>
      )}
    </>
  );
}
