import type { CycleView, QueueFilters, QueuePage } from '@signatory/contract';
import { ENTRY_REVIEW_STATES } from '@signatory/domain';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WithCycle } from '../app/cycle-picker.js';
import { MemberField } from '../app/member-field.js';
import { memberIn } from '../app/pick-cycle.js';
import { PillarField } from '../app/pillar-field.js';
import { WhereAssigned } from '../app/where-assigned.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { MoreButton } from '../ui/more-button.js';
import { SearchField } from '../ui/search-field.js';
import { Screen } from '../ui/screen.js';
import { SelectField } from '../ui/select-field.js';
import { Empty, Loaded, Loading } from '../ui/states.js';
import { filtersOf, type QueueSearch } from './queue-search.js';
import { QueueTable } from './queue-table.js';
import { QueueViews } from './queue-views.js';
import { Recusals, RecusalsLink } from './recusals.js';
import { ShortcutSwitch } from './shortcut-switch.js';
import { UndoLine } from './undo.js';

/** Finds the next entry to decide on; view, filters and order live in the address. */
export function QueueScreen(): ReactNode {
  const { say } = useSpeech();
  const search = useSearch({ from: '/review' });
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen title={say('review.heading')} line={<RecusalsLink cycle={cycle} />}>
          <WhereAssigned cycle={cycle} needs="review:read" picker={picker}>
            <Queue key={cycle.code} cycle={cycle} picker={picker} />
            <Recusals cycle={cycle} />
          </WhereAssigned>
        </Screen>
      )}
    </WithCycle>
  );
}

function Queue({ cycle, picker }: { readonly cycle: CycleView; readonly picker: ReactNode }): ReactNode {
  const { say } = useSpeech();
  const search: QueueSearch = useSearch({ from: '/review' });
  const navigate = useNavigate({ from: '/review' });
  const filters = filtersOf({ ...search, member: memberIn(cycle, search.member) });
  const pages = useInfiniteQuery(queries.queue(cycle.code, filters));
  const plan = useQuery(queries.plan(cycle.code));
  const show = (part: Partial<QueueFilters>): void => {
    const next = Object.entries({ ...search, cycle: cycle.code, ...part }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(next) as QueueSearch, replace: true });
  };
  const [first] = pages.data?.pages ?? [];
  return (
    <>
      <QueueViews cycle={cycle.code} filters={filters} counts={first?.counts} />
      <Filters cycle={cycle} filters={filters} picker={picker} show={show} />
      <div className="review-bar queue-bar">
        <UndoLine cycle={cycle.code} />
      </div>
      {first && first.barred > 0 && (filters.view ?? 'waiting') === 'waiting' && (
        <p className="notes">{say('judge.hidden', { count: first.barred })}</p>
      )}
      <Loaded query={plan}>
        {(thePlan) => (
          <Loaded query={pages}>
            {({ pages: [top, ...rest] }) => (
              <>
                {top &&
                  (top.total === 0 ? (
                    <EmptyQueue page={top} cycle={cycle.code} filters={filters} />
                  ) : (
                    <QueueTable
                      rows={[top, ...rest].flatMap(({ rows }) => rows)}
                      total={top.total}
                      cycle={cycle}
                      plan={thePlan}
                      filters={filters}
                      show={show}
                      more={pages.hasNextPage ? () => void pages.fetchNextPage() : null}
                    />
                  ))}
                {pages.isFetchingNextPage && <Loading lines={2} />}
                <MoreButton of={pages}>{say('review.more')}</MoreButton>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function Filters(props: {
  readonly cycle: CycleView;
  readonly filters: QueueFilters;
  readonly picker: ReactNode;
  readonly show: (part: Partial<QueueFilters>) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, filters, show } = props;
  return (
    <div className="filters-form">
      {props.picker}
      <MemberField cycle={cycle} needs="review:read" value={filters.member} onChange={(member) => show({ member })} />
      <PillarField cycle={cycle.code} value={filters.pillar ?? ''} onChange={(pillar) => show({ pillar })} />
      <SelectField
        label={say('review.state')}
        value={filters.state ?? ''}
        options={[
          ['', say('review.all')],
          ...ENTRY_REVIEW_STATES.map((state) => [state, say(`entryReview.${state}`)] as const),
        ]}
        onChange={(state) => {
          const chosen = ENTRY_REVIEW_STATES.find((each) => each === state);
          show({ state: chosen, ...(chosen ? { view: 'all' } : {}) });
        }}
      />
      <SearchField
        label={say('review.search')}
        hint={say('review.search.hint')}
        value={filters.search ?? ''}
        onSearch={(search) => show({ search })}
      />
      <ShortcutSwitch screen="queue" />
    </div>
  );
}

/** Why nothing stands here: nothing was submitted, the filters hit nothing, or there is nothing left to do. */
function EmptyQueue(props: {
  readonly page: QueuePage;
  readonly cycle: string;
  readonly filters: QueueFilters;
}): ReactNode {
  const { say } = useSpeech();
  const { page, cycle, filters } = props;
  const { view = 'waiting', member, pillar, state, search } = filters;
  if (page.counts.all === 0) return <Empty>{say('review.emptyAll')}</Empty>;
  if (member || pillar || state || search)
    return (
      <Empty>
        {say('review.emptyFilters')}
        {say('join.sentence')}
        <Link to="/review" search={{ cycle, view }}>
          {say('review.clearFilters')}
        </Link>
      </Empty>
    );
  const waits = view === 'waiting' || view === 'mine';
  return (
    <Empty>
      {say(waits ? 'review.empty' : 'review.emptyView')}
      {say('join.sentence')}
      {view !== 'waiting' && page.counts.waiting > 0
        ? say('review.emptyWaiting', { count: page.counts.waiting })
        : page.others > 0 && say('review.emptyOthers', { count: page.others })}
    </Empty>
  );
}
