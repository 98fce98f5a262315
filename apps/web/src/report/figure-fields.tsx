import { OBSERVATION_STATUSES } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { DecimalInput } from '../ui/decimal-input.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import { CellTable } from './cell-table.js';
import type { FieldsProps } from './fields-props.js';

const CURRENCY = /^[A-Z]{3}$/;

/** A figure: its total with unit, its disaggregations with a row per code, and what kind of figure it is. */
export function FigureFields({ indicator, findings, editing, disabled, stored }: FieldsProps): ReactNode {
  const { say, choose } = useSpeech();
  const { draft, change } = editing;
  const unit = indicator.unit ? choose(indicator.unit) : undefined;
  const faulty = (part: string): boolean =>
    findings.some(
      ({ field, justification, severity }) => (field.part ?? 'total') === part && !justification && severity !== 'INFO',
    );
  return (
    <>
      <div className="total">
        <label htmlFor="total">{say('entry.total')}</label>
        <span id="total-hint" className="hint">
          {say('entry.total.hint', { type: indicator.type, decimals: indicator.decimals })}
        </span>
        <DecimalInput
          id="total"
          value={typeof draft.value === 'string' ? draft.value : null}
          decimals={indicator.decimals}
          unit={indicator.type === 'percentage' ? '%' : unit}
          describedBy="total-hint"
          invalid={faulty('total')}
          disabled={disabled}
          onChange={(value) => change({ value })}
        />
      </div>
      {indicator.type === 'amount' && (
        <TextField
          label={say('entry.currency')}
          hint={say('entry.currency.hint')}
          maxLength={3}
          disabled={disabled}
          value={draft.currency ?? ''}
          error={draft.currency && !CURRENCY.test(draft.currency) ? say('entry.currency.hint') : null}
          onChange={(currency) => change({ currency: currency.toUpperCase() })}
        />
      )}
      {indicator.by.map((dimension, n) => (
        <CellTable
          key={dimension.code}
          indicator={indicator}
          dimension={dimension}
          first={1 + indicator.by.slice(0, n).reduce((sum, { codes }) => sum + codes.length, 0)}
          unit={unit}
          editing={editing}
          disabled={disabled}
          stored={stored}
          isFaulty={faulty}
        />
      ))}
      <SelectField
        label={say('entry.observation')}
        value={draft.observation ?? 'normal'}
        disabled={disabled}
        options={OBSERVATION_STATUSES.filter((status) => ['normal', 'provisional', 'estimated'].includes(status)).map(
          (status) => [status, say(`observation.${status}`)],
        )}
        onChange={(wish) => {
          const observation = OBSERVATION_STATUSES.find((status) => status === wish);
          if (observation) change({ observation });
        }}
      />
    </>
  );
}
