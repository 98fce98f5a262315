import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';

/** Screens about one cycle although their address names none: the first own cycle is what they show. */
const ABOUT_A_CYCLE = [
  '/report',
  '/review',
  '/scoring',
  '/adjudication',
  '/chapters',
  '/cycles',
  '/outside-figures',
  '/releases',
];

/**
 * Says on every screen of an example cycle that its data are invented. Until the cycles were read for the first time its room is
 * held: it pushes nothing down, and nothing waits for it.
 */
export function IllustrativeMark(): ReactNode {
  const { say } = useSpeech();
  const params = useParams({ strict: false });
  const { pathname, search } = useLocation();
  const { data = [], isLoading, isFetched } = useQuery(queries.cycles());
  const named = params.cycle ?? ('cycle' in search ? search.cycle : undefined);
  const about = ABOUT_A_CYCLE.some((path) => pathname.startsWith(path));
  const shown = data.find(({ code, source }) => (named ? code === named : about && source === null));
  const isOpen = isLoading && !isFetched && (named !== undefined || about);
  if (!isOpen && !shown?.illustrative) return null;
  return (
    <aside className={isOpen ? 'marks marks-room' : 'marks'} aria-label={say('mark.label')}>
      <p>
        <Icon name="info" />
        {say('mark.illustrative.long')}
      </p>
    </aside>
  );
}
