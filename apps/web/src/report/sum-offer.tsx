import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { FieldsProps } from './fields-props.js';
import { sumOfParts } from './sum-of-parts.js';

/** Where a figure's parts are given and its total is not: their sum, to be taken for it. */
export function SumOffer({ indicator, editing }: Pick<FieldsProps, 'indicator' | 'editing'>): ReactNode {
  const { say, decimal } = useSpeech();
  const { draft, change } = editing;
  // What stands in the field and is no figure is its writer's to mend.
  const isEmpty = typeof draft.value !== 'string' && !editing.unread.includes('total');
  const sum = isEmpty ? sumOfParts(indicator, draft.cells) : null;
  if (sum === null) return null;
  const take = (): void => {
    // The button goes with what it offers.
    document.getElementById('total')?.focus();
    change({ value: sum });
  };
  return (
    <div className="acts">
      <button type="button" className="button" onClick={take}>
        {say('entry.total.sum', { sum: decimal(sum) })}
      </button>
    </div>
  );
}
