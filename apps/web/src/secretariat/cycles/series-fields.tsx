import type { CycleView } from '@signatory/contract';
import { useId, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { faultAt } from '../../ui/faults.js';
import { TextField } from '../../ui/text-field.js';
import { followingOf, type DesignDraft } from './design-draft.js';

/** Series and phase of a cycle, and what follows from them. */
export function SeriesFields(props: {
  readonly draft: DesignDraft;
  readonly cycles: readonly CycleView[];
  readonly error: Error | null;
  readonly onChange: (draft: DesignDraft) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const name = useId();
  const { draft, cycles, onChange } = props;
  const following = followingOf(draft, cycles);
  return (
    <>
      <TextField
        label={say('design.series')}
        hint={say('design.series.hint')}
        value={draft.series}
        maxLength={100}
        required
        error={faultAt(props.error, '/series')}
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
