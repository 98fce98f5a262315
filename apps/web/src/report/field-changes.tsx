import type { FieldChange, IndicatorView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useFieldNames } from './field-names.js';

/** What differs between two answers, field by field. */
export function FieldChanges(props: {
  readonly indicator: Pick<IndicatorView, 'by' | 'items'>;
  readonly changes: readonly FieldChange[];
}): ReactNode {
  const { say } = useSpeech();
  const nameField = useFieldNames(props.indicator);
  if (props.changes.length === 0) return <p className="muted">{say('changes.none')}</p>;
  return (
    <dl className="changes">
      {props.changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{nameField(field)}</dt>
          <dd>
            {before !== undefined && (
              <del>
                <span className="visually-hidden">{say('changes.before')} </span>
                {before}
              </del>
            )}{' '}
            {after !== undefined && (
              <ins>
                <span className="visually-hidden">{say('changes.after')} </span>
                {after}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
