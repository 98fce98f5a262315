import type { ImportChanges, ImportView, IndicatorView, PlanView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { Fold } from '../ui/fold.js';
import { indicatorsOf, useFieldWords } from './field-words.js';
import { ImportPages } from './import-pages.js';

type Change = ImportChanges['items'][number];

/** Every field that would change: what it was, and what it is to be. Read when it is opened. */
export function ImportChangeList({ view, plan }: { readonly view: ImportView; readonly plan: PlanView }): ReactNode {
  const { say } = useSpeech();
  const indicators = indicatorsOf(plan);
  return (
    <Fold className="file-list" summary={say('reportFile.changes')} fetched unfolded>
      {() => (
        <ImportPages view={view} part="changes" read={api.importChanges}>
          {(items) => (
            <ul>
              {items.map((change) => (
                <ChangeRow key={change.n} change={change} indicator={indicators.get(change.indicator)} />
              ))}
            </ul>
          )}
        </ImportPages>
      )}
    </Fold>
  );
}

function ChangeRow(props: { readonly change: Change; readonly indicator: IndicatorView | undefined }): ReactNode {
  const { say, choose } = useSpeech();
  const { change, indicator } = props;
  const { name, print } = useFieldWords(indicator);
  return (
    <li className="changes">
      <span>
        {indicator?.label ?? change.indicator} <strong>{name(change.field)}</strong>{' '}
        <span className="muted">{indicator && choose(indicator.question)}</span>
      </span>
      <span>
        <del>
          <span className="visually-hidden">{say('changes.before')} </span>
          {print(change.field, change.before)}
        </del>{' '}
        <ins>
          <span className="visually-hidden">{say('changes.after')} </span>
          {print(change.field, change.after)}
        </ins>
      </span>
    </li>
  );
}
