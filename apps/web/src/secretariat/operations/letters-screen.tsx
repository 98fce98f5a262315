import type { LetterView } from '@signatory/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { operating, operations } from '../../api/operating.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { MoreButton } from '../../ui/more-button.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Failure, Loaded, StatusLine } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AdminRail } from '../admin-rail.js';
import { LetterTable } from './letter-table.js';
import { readLetterSearch } from './letter-search.js';

/** What was written to whom, and what became of it. */
export function LettersScreen(): ReactNode {
  return <WithTexts of="jobs">{() => <Letters />}</WithTexts>;
}

/** What waits for a person first. */
const ORDER = [undefined, 'FAILED', 'UNCERTAIN', 'WAITING', 'SENT'] as const;

function Letters(): ReactNode {
  const { say } = useSpeech();
  const filters = useSearch({ from: '/admin/letters' });
  const letters = useInfiniteQuery(operations.letters(filters));
  // Here and not in the list: what was sent is said also when the list is without it by then.
  const again = useCommand((letter: LetterView) => operating.sendLetterAgain(letter.id), [['letters'], ['jobs']]);
  return (
    <Screen
      title={say('section.letters')}
      section={say('section.admin')}
      line={<span>{say('jobs.letters.lead')}</span>}
    >
      <AdminRail />
      <Filters />
      <StatusLine>{again.isSuccess && say('jobs.letters.sentAgain', { name: again.variables.to.name })}</StatusLine>
      {again.error && <Failure error={again.error} />}
      <Loaded query={letters}>
        {({ pages }) => {
          const found = pages.flatMap((page) => page.letters);
          return found.length === 0 ? (
            <Empty>{say(filters.state || filters.to ? 'jobs.letters.noneFits' : 'jobs.letters.none')}</Empty>
          ) : (
            <LetterTable letters={found} busy={again.isPending} onAgain={(letter) => again.mutate(letter)} />
          );
        }}
      </Loaded>
      <MoreButton of={letters}>{say('jobs.letters.more')}</MoreButton>
    </Screen>
  );
}

function Filters(): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { state, to } = useSearch({ from: '/admin/letters' });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget));
    void navigate({ to: '/admin/letters', search: readLetterSearch({ ...typed, state }) });
  };
  return (
    <form className="filters-form" onSubmit={submit} aria-label={say('jobs.letters.filters')}>
      <nav className="segmented" aria-label={say('jobs.letters.state')}>
        {ORDER.map((each) => (
          <Link
            key={each ?? 'all'}
            to="/admin/letters"
            search={{ ...(each ? { state: each } : {}), ...(to ? { to } : {}) }}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {say(each ? `jobs.letters.${each}` : 'jobs.letters.all')}
          </Link>
        ))}
      </nav>
      <label className="field">
        <span>{say('jobs.letters.whom')}</span>
        <input className="input" name="to" defaultValue={to} key={to} maxLength={100} />
      </label>
      <button type="submit" className="button">
        {say('jobs.letters.show')}
      </button>
    </form>
  );
}
