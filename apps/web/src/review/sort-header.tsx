import type { QueueFilters, QueueSort } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';

/** A column's heading by which the queue is sorted; a second press turns the order round. */
export function SortHeader(props: {
  readonly sort: QueueSort;
  readonly label: string;
  readonly filters: QueueFilters;
  readonly numeric: boolean;
  readonly show: (part: Partial<QueueFilters>) => void;
}): ReactNode {
  const { sort, label, filters, show } = props;
  const order = filters.sort === sort ? (filters.order ?? 'ascending') : 'none';
  const next = order === 'ascending' ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={order} className={props.numeric ? 'numeric' : undefined}>
      <button type="button" className="sort" onClick={() => show({ sort, order: next })}>
        {label}
        {order !== 'none' && (
          <span className={order === 'ascending' ? 'turned' : undefined}>
            <Icon name="down" />
          </span>
        )}
      </button>
    </th>
  );
}
