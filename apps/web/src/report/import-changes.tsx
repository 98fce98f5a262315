import type { EntryView, ImportChanges, ImportView, IndicatorView, PlanView } from '@signatory/contract';
import { splitField } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Fold } from '../ui/fold.js';
import { indicatorsOf, useFieldWords } from './field-words.js';
import { ImportPages } from './import-pages.js';

type Change = ImportChanges['items'][number];

/** Every field that would change: what it was, and what it is to be. Read when it is opened. */
export function ImportChangeList({ view, plan }: { readonly view: ImportView; readonly plan: PlanView }): ReactNode {
  const { say } = useSpeech();
  const indicators = indicatorsOf(plan);
  const entries = useQuery(queries.report(view.cycle, view.member)).data?.entries ?? [];
  return (
    <Fold className="file-list" summary={say('reportFile.changes')} fetched unfolded>
      {() => (
        <ImportPages view={view} part="changes" read={api.importChanges}>
          {(items) => (
            <ChangeRows
              changes={items}
              indicators={indicators}
              tierOf={(change) => tierThatStays(change, items, entries)}
            />
          )}
        </ImportPages>
      )}
    </Fold>
  );
}

/** Fields one below the other; `tierOf` tells who may read what is to be there, where that is said beside it. */
export function ChangeRows(props: {
  readonly changes: readonly Change[];
  readonly indicators: ReturnType<typeof indicatorsOf>;
  readonly tierOf?: (change: Change) => ReturnType<typeof tierThatStays>;
}): ReactNode {
  return (
    <ul>
      {props.changes.map((change) => (
        <ChangeRow
          key={change.n}
          change={change}
          indicator={props.indicators.get(change.indicator)}
          tier={props.tierOf?.(change) ?? null}
        />
      ))}
    </ul>
  );
}

/** Who may read new words that come in the place of others, where the file does not choose it: whoever might read those. */
function tierThatStays(
  { indicator, field, before }: Change,
  all: readonly Change[],
  entries: readonly EntryView[],
): EntryView['evidence'][number]['tier'] | null {
  const entry = entries.find((each) => each.indicator === indicator);
  const chosen = all.filter((each) => each.indicator === indicator).map((each) => splitField(each.field));
  const [head, piece, part] = splitField(field);
  if (head === 'narrative')
    return chosen.some(([name]) => name === 'narrativeTier') ? null : (entry?.narrativeTier ?? null);
  if (head !== 'evidence' || part !== 'quote' || before === null) return null;
  if (chosen.some(([name, at, of]) => name === 'evidence' && at === piece && of === 'tier')) return null;
  return entry?.evidence.find(({ quote }) => quote === before)?.tier ?? null;
}

/** One field: what was there, and what is to be, or is. */
function ChangeRow(props: {
  readonly change: Change;
  readonly indicator: IndicatorView | undefined;
  readonly tier: ReturnType<typeof tierThatStays>;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { change, indicator, tier } = props;
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
      {tier && (
        <span className="muted">{say('reportFile.tierStays', { tier: say(`entry.evidence.tier.${tier}`) })}</span>
      )}
    </li>
  );
}
