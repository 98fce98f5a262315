import type { ImportConflicts, ImportView, IndicatorView, PlanView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { decideAll, decideOne, takenOf, type Decided, type Take } from './import-decisions.js';
import { indicatorsOf, useFieldWords } from './field-words.js';
import { ImportPages } from './import-pages.js';

type Conflict = ImportConflicts['items'][number];

/** Fields that the file and somebody else changed since the export: a person says which is right. Nothing is guessed. */
export function ImportConflictList(props: {
  readonly view: ImportView;
  readonly plan: PlanView;
  readonly count: number;
  readonly decided: Decided;
  readonly onDecide: (decided: Decided) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { view, plan, count, decided, onDecide } = props;
  const indicators = indicatorsOf(plan);
  return (
    <section className="banner banner-warn file-conflicts" aria-label={say('reportFile.conflicts', { count })}>
      <p className="banner-head">{say('reportFile.conflicts', { count })}</p>
      <p>{say('reportFile.conflicts.hint')}</p>
      <div className="acts">
        <button type="button" className="button" onClick={() => onDecide(decideAll('mine'))}>
          {say('reportFile.allMine')}
        </button>
        <button type="button" className="button" onClick={() => onDecide(decideAll('stored'))}>
          {say('reportFile.allStored')}
        </button>
      </div>
      <ImportPages view={view} part="conflicts" read={api.importConflicts}>
        {(items) =>
          items.map((conflict) => (
            <ConflictRow
              key={conflict.n}
              conflict={conflict}
              indicator={indicators.get(conflict.indicator)}
              taken={takenOf(decided, conflict, conflict.decision)}
              onTake={(take) => onDecide(decideOne(decided, conflict, take))}
            />
          ))
        }
      </ImportPages>
    </section>
  );
}

function ConflictRow(props: {
  readonly conflict: Conflict;
  readonly indicator: IndicatorView | undefined;
  readonly taken: Take | null;
  readonly onTake: (take: Take) => void;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { conflict, indicator, taken, onTake } = props;
  const { name, print } = useFieldWords(indicator);
  const { field, base, yours, stored, storedBy, storedAt } = conflict;
  const group = `import-conflict-${conflict.n}`;
  return (
    <fieldset className="conflict-choice">
      <legend>
        {indicator?.label ?? conflict.indicator} {name(field)}
      </legend>
      {indicator && <p>{choose(indicator.question)}</p>}
      <p className="muted">{say('reportFile.base', { text: print(field, base) })}</p>
      <label>
        <input type="radio" name={group} checked={taken === 'mine'} onChange={() => onTake('mine')} />
        <span>
          <strong>{say('reportFile.mine')}</strong> {print(field, yours)}
        </span>
      </label>
      <label>
        <input type="radio" name={group} checked={taken === 'stored'} onChange={() => onTake('stored')} />
        <span>
          <strong>{say('reportFile.stored')}</strong> {print(field, stored)}{' '}
          {storedBy !== null && storedAt !== null && (
            <span className="muted">{say('reportFile.by', { by: storedBy, instant: instant(storedAt) })}</span>
          )}
        </span>
      </label>
    </fieldset>
  );
}
