import type { IndicatorView, ReviewView } from '@signatory/contract';
import { CORRECTION_DAYS } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Choices } from '../ui/choices.js';
import { TextField } from '../ui/text-field.js';
import { WithTexts } from '../ui/with-texts.js';
import { namePart } from './print-entry.js';

interface Terms {
  readonly cells: readonly string[];
  /** A day; nothing where nobody chose one. */
  readonly due: string;
}

/** The end of a day where the reviewer sits, and no later than the end of review. */
export function endOf(due: string, reviewDeadline: string | null): string {
  const end = new Date(`${due}T23:59:59`);
  if (reviewDeadline === null) return end.toISOString();
  const over = new Date(reviewDeadline);
  return (new Date(`${due}T00:00:00`) <= over && over < end ? over : end).toISOString();
}

/** What may be named: an answer that was saved meanwhile may lack what was chosen of the one before. */
export const partsOf = (entry: ReviewView['entry']): readonly string[] => [
  'total',
  ...Object.keys(entry.cells),
  'narrative',
  'evidence',
];

/** Which parts of the answer in sight are to be corrected, and until when: both of choice. */
export function ReturnPlaces({
  entry,
  indicator,
  terms: { cells, due },
  reviewDeadline: end,
  refused,
  onChange,
}: {
  readonly entry: ReviewView['entry'];
  readonly indicator: IndicatorView;
  readonly terms: Terms;
  readonly reviewDeadline: string | null;
  /** Why the day was not taken; null where it was. */
  readonly refused: string | null;
  readonly onChange: (terms: Partial<Terms>) => void;
}): ReactNode {
  const speech = useSpeech();
  const { say, instant } = speech;
  const parts = partsOf(entry);
  const gone = cells.filter((cell) => !parts.includes(cell)).map((cell) => namePart(cell, indicator, speech));
  return (
    <>
      <Choices
        legend={say('review.cells')}
        options={parts.map((part) => [part, namePart(part, indicator, speech)] as const)}
        chosen={cells}
        more={
          gone.length > 0 && (
            <WithTexts of="deskWords" lines={1}>
              {() => <p className="hint">{say('deskWords.gone', { parts: gone.join(' · ') })}</p>}
            </WithTexts>
          )
        }
        onToggle={(part, on) => onChange({ cells: on ? [...cells, part] : cells.filter((each) => each !== part) })}
      />
      <TextField
        label={say('review.due')}
        hint={say('review.due.hint', { days: CORRECTION_DAYS, end: end === null ? 'none' : instant(end) })}
        type="date"
        value={due}
        error={refused}
        onChange={(day) => onChange({ due: day })}
      />
    </>
  );
}
