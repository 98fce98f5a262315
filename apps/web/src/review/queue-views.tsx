import { QUEUE_VIEWS, type QueueFilters, type QueuePage, type SavedView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { queries, useCommand } from '../api/queries.js';
import { reviewing } from '../api/review.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** The views that everybody has, with their counts, and those that the person saved. Each is an address. */
export function QueueViews(props: {
  readonly cycle: string;
  readonly filters: QueueFilters;
  readonly counts: QueuePage['counts'] | undefined;
}): ReactNode {
  const { say, decimal } = useSpeech();
  const { cycle, filters, counts } = props;
  const saved = useQuery(queries.savedViews()).data ?? [];
  const current = filters.view ?? 'waiting';
  return (
    <nav className="queue-views" aria-label={say('review.views')}>
      <ul className="view-list">
        {QUEUE_VIEWS.map((view) => (
          <li key={view}>
            <Link
              to="/review"
              search={{ cycle, view }}
              className="view-link"
              aria-current={isOnly(filters) && current === view ? 'page' : undefined}
            >
              {say(`review.view.${view}`)} <span className="muted">{counts ? decimal(String(counts[view])) : ''}</span>
            </Link>
          </li>
        ))}
      </ul>
      <details className="saved-views">
        <summary>{say('review.views.saved')}</summary>
        <ul className="view-list">
          {saved.map((view) => (
            <SavedLink key={view.id} cycle={cycle} view={view} isCurrent={isSame(view.filters, filters)} />
          ))}
        </ul>
        <SaveForm filters={filters} />
      </details>
    </nav>
  );
}

function SavedLink(props: {
  readonly cycle: string;
  readonly view: SavedView;
  readonly isCurrent: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, view, isCurrent } = props;
  const remove = useCommand(() => reviewing.removeView(view.id), [['review-views']]);
  return (
    <li>
      <Link
        to="/review"
        search={{ cycle, ...view.filters }}
        className="view-link"
        aria-current={isCurrent ? 'page' : undefined}
      >
        {view.name}
      </Link>
      <button
        type="button"
        className="button button-plain"
        aria-label={say('review.views.remove', { name: view.name })}
        aria-disabled={remove.isPending}
        onClick={() => remove.mutate(undefined)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function SaveForm({ filters }: { readonly filters: QueueFilters }): ReactNode {
  const { say } = useSpeech();
  const [name, setName] = useState('');
  const save = useCommand(() => reviewing.saveView({ name: name.trim(), filters }), [['review-views']]);
  const lacks = useLacks({ name: isShort(name, 1) && say('lack.fill') });
  return (
    <form
      className="form"
      onSubmit={(event) => lacks.ask(event, () => save.mutate(undefined, { onSuccess: () => setName('') }))}
    >
      <TextField
        label={say('review.views.name')}
        value={name}
        maxLength={80}
        error={lacks.at('name')}
        onChange={setName}
      />
      {save.error && <Failure error={save.error} />}
      <button type="submit" className="button" aria-disabled={save.isPending}>
        {say('review.views.save')}
      </button>
    </form>
  );
}

/** Nothing but the view is chosen. */
function isOnly({ member, pillar, state, search }: QueueFilters): boolean {
  return !member && !pillar && !state && !search;
}

function isSame(a: QueueFilters, b: QueueFilters): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as ReadonlySet<keyof QueueFilters>;
  return [...keys].every((key) => a[key] === b[key]);
}
