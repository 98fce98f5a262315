import { OBSERVATION_STATUSES, type ObservationStatus } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { DecimalInput } from '../ui/decimal-input.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import type { FieldsProps } from './fields-props.js';

/** A figure that is missing, or does not apply, has no value. */
function isEmpty(status: ObservationStatus | undefined): boolean {
  return status === 'missing' || status === 'not-applicable';
}

const CURRENCY = /^[A-Z]{3}$/;

/** A figure: its total with unit, its disaggregations with a row per code, and what kind of figure it is. */
export function FigureFields({ indicator, findings, editing, disabled }: FieldsProps): ReactNode {
  const { say, choose } = useSpeech();
  const { draft, change } = editing;
  const unit = indicator.unit ? choose(indicator.unit) : undefined;
  const cells = draft.cells ?? {};
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
      {indicator.by.map((dimension) => (
        <table key={dimension.code} className="table cells">
          <caption>{say('entry.by', { dimension: choose(dimension.name) })}</caption>
          <thead>
            <tr>
              <th scope="col">{choose(dimension.name)}</th>
              <th scope="col" className="numeric">
                {unit ?? say('entry.figure')}
              </th>
              <th scope="col">{say('entry.observation')}</th>
            </tr>
          </thead>
          <tbody>
            {dimension.codes.map(({ code, label }) => {
              const cell = `${dimension.code}.${code}`;
              return (
                <tr key={code}>
                  <th scope="row">{choose(label)}</th>
                  <td className="numeric">
                    <DecimalInput
                      id={`cell-${cell}`}
                      label={`${choose(dimension.name)}, ${choose(label)}`}
                      value={cells[cell]?.value ?? null}
                      decimals={indicator.decimals}
                      invalid={faulty(cell)}
                      disabled={disabled || isEmpty(cells[cell]?.status)}
                      onChange={(value) =>
                        change({ cells: { ...cells, [cell]: { value, status: cells[cell]?.status ?? 'normal' } } })
                      }
                    />
                  </td>
                  <td>
                    <select
                      aria-label={`${choose(label)}: ${say('entry.observation')}`}
                      value={cells[cell]?.status ?? 'normal'}
                      disabled={disabled}
                      onChange={({ target }) => {
                        const status = OBSERVATION_STATUSES.find((each) => each === target.value) ?? 'normal';
                        const value = isEmpty(status) ? null : (cells[cell]?.value ?? null);
                        change({ cells: { ...cells, [cell]: { value, status } } });
                      }}
                    >
                      {OBSERVATION_STATUSES.map((status) => (
                        <option key={status} value={status}>
                          {say(`observation.${status}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
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
