import { QUEUE_SORTS, type QueueFilters, type QueueSort } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';

/** How the queue is sorted, where its rows are blocks: a phone has no columns with headings to press. */
export function SortChoice(props: {
  readonly columns: readonly (readonly [sort: QueueSort, label: string, numeric: boolean])[];
  readonly filters: QueueFilters;
  readonly show: (part: Partial<QueueFilters>) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { columns, filters, show } = props;
  return (
    <div className="queue-sort">
      <SelectField
        label={say('filter.order')}
        value={filters.sort ?? 'plan'}
        options={[['plan', say('filter.order.plan')], ...columns.map(([sort, label]) => [sort, label] as const)]}
        onChange={(chosen) => show({ sort: QUEUE_SORTS.find((each) => each === chosen), order: undefined })}
      />
      <SelectField
        label={say('review.direction')}
        value={filters.order ?? 'ascending'}
        options={(['ascending', 'descending'] as const).map(
          (order) => [order, say(`review.direction.${order}`)] as const,
        )}
        onChange={(order) => show({ order: order === 'descending' ? 'descending' : 'ascending' })}
      />
    </div>
  );
}
