import { OBSERVATION_STATUSES } from '@signatory/domain';
import type { ReactNode } from 'react';
import { FigureChange } from '../ui/figure-change.js';
import { useSpeech } from '../session/language.js';
import { DecimalInput } from '../ui/decimal-input.js';
import { FieldMessage } from '../ui/field-message.js';
import { SelectField } from '../ui/select-field.js';
import { useBeside } from './use-beside.js';
import { CellTable } from './cell-table.js';
import { isFaulty, isOpen } from './entry-status.js';
import { FieldFindings } from './field-findings.js';
import { FoundText } from './found-text.js';
import type { FieldsProps } from './fields-props.js';
import { CURRENCY } from './lack-of.js';
import { refusedAt } from './refused-at.js';
import { sayExpected } from './say-expected.js';

/** A figure: its total with unit, its disaggregations with a row per code, and what kind of figure it is. */
export function FigureFields({ indicator, findings, editing, disabled, stored, before }: FieldsProps): ReactNode {
  const speech = useSpeech();
  const { say, choose } = speech;
  const { draft, change } = editing;
  const unit = indicator.unit ? choose(indicator.unit) : undefined;
  const own = findings.filter(({ field }) => (field.part ?? 'total') === 'total');
  const total = typeof draft.value === 'string' ? draft.value : null;
  const refused = refusedAt(editing, 'total', '/value');
  const beside = useBeside().data;
  return (
    <>
      <div className="total">
        <label htmlFor="total">{say('entry.total')}</label>
        <span id="total-hint" className="hint">
          {say('entry.total.hint', { type: indicator.type, decimals: indicator.decimals })}
          {speech.say('join.sentence')}
          {sayExpected(indicator, 'total', speech)}
        </span>
        <DecimalInput
          id="total"
          value={total}
          decimals={indicator.decimals}
          unit={indicator.type === 'percentage' ? '%' : unit}
          describedBy={['total-hint', own.some(isOpen) && 'findings-total', refused && 'refused-total']
            .filter(Boolean)
            .join(' ')}
          invalid={own.some(isFaulty) || refused !== null}
          disabled={disabled}
          onChange={(value) => change({ value })}
          onUnread={(isUnread) => editing.tellUnread('total', isUnread)}
        />
        <FieldMessage id="refused-total">{refused}</FieldMessage>
        {!disabled && beside && <beside.SumOffer indicator={indicator} editing={editing} />}
        <TotalBefore before={before} total={total} />
        <FieldFindings findings={own} id="findings-total" />
      </div>
      {indicator.type === 'amount' && (
        <FoundText
          part="currency"
          findings={findings}
          label={say('entry.currency')}
          hint={say('entry.currency.hint')}
          maxLength={3}
          disabled={disabled}
          value={draft.currency ?? ''}
          error={
            draft.currency && !CURRENCY.test(draft.currency)
              ? say('entry.currency.hint')
              : refusedAt(editing, 'currency', '/currency')
          }
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
          findings={findings}
          before={[...before].reverse()}
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

/** What the total was in the cycle before, and by how much it changed. */
function TotalBefore({
  before: [last],
  total,
}: Pick<FieldsProps, 'before'> & { readonly total: string | null }): ReactNode {
  const { say, choose, decimal } = useSpeech();
  if (typeof last?.value !== 'string') return null;
  return (
    <p className="total-before">
      <span>
        {choose(last.title)}
        {say('join.colon')}
        <strong>{decimal(last.value)}</strong>
      </span>
      <span>
        {say('review.change')}
        {say('join.colon')}
        <strong>
          <FigureChange before={last.value} now={total} />
        </strong>
      </span>
    </p>
  );
}
