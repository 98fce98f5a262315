import type { FieldChange, IndicatorView } from '@signatory/contract';
import { splitField } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { extraPart } from '../ui/late-part.js';
import { useFieldWords } from './field-words.js';

const TextDifference = extraPart('difference', async () => (await import('../review/difference.js')).TextDifference);

/** What differs between two answers, field by field; of running text, word by word. */
export function FieldChanges(props: {
  readonly indicator: IndicatorView | undefined;
  readonly changes: readonly FieldChange[];
}): ReactNode {
  const { say } = useSpeech();
  const { name, print } = useFieldWords(props.indicator);
  if (props.changes.length === 0) return <p className="muted">{say('changes.none')}</p>;
  return (
    <dl className="changes">
      {props.changes.map((change) => (
        <div key={change.field}>
          <dt>{name(change.field)}</dt>
          <dd>
            <Difference change={change} print={print} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference(props: {
  readonly change: FieldChange;
  readonly print: (field: string, text: string) => string;
}): ReactNode {
  const { say } = useSpeech();
  const { change, print } = props;
  const { field, before, after, beforeName, afterName } = change;
  const show = (text: string, file: string | undefined): ReactNode =>
    file === undefined ? (
      print(field, text)
    ) : (
      <>
        {file} <code className="hash">{text}</code>
      </>
    );
  const whole = (
    <>
      {before !== undefined && (
        <del>
          <span className="visually-hidden">{say('changes.before')} </span>
          {show(before, beforeName)}
        </del>
      )}{' '}
      {after !== undefined && (
        <ins>
          <span className="visually-hidden">{say('changes.after')} </span>
          {show(after, afterName)}
        </ins>
      )}
    </>
  );
  const [head, language = null] = splitField(field);
  if (head !== 'narrative' || !before || !after) return whole;
  return <TextDifference before={before} now={after} language={language} instead={whole} />;
}
