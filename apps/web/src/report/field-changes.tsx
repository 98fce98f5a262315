import type { FieldChange, IndicatorView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useFieldWords } from './field-words.js';

/** What differs between two answers, field by field. */
export function FieldChanges(props: {
  readonly indicator: IndicatorView | undefined;
  readonly changes: readonly FieldChange[];
}): ReactNode {
  const { say } = useSpeech();
  const { name, print } = useFieldWords(props.indicator);
  if (props.changes.length === 0) return <p className="muted">{say('changes.none')}</p>;
  return (
    <dl className="changes">
      {props.changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{name(field)}</dt>
          <dd>
            {before !== undefined && (
              <del>
                <span className="visually-hidden">{say('changes.before')} </span>
                {print(field, before)}
              </del>
            )}{' '}
            {after !== undefined && (
              <ins>
                <span className="visually-hidden">{say('changes.after')} </span>
                {print(field, after)}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
