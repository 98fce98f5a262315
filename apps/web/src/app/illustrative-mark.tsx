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

/** Says on every screen of an example cycle that its data are invented. */
export function IllustrativeMark(): ReactNode {
  const { say } = useSpeech();
  const params = useParams({ strict: false });
  const { pathname, search } = useLocation();
  const cycles = useQuery(queries.cycles()).data ?? [];
  const named = params.cycle ?? ('cycle' in search ? search.cycle : undefined);
  const about = ABOUT_A_CYCLE.some((path) => pathname.startsWith(path));
  const shown = cycles.find(({ code, source }) => (named ? code === named : about && source === null));
  if (!shown?.illustrative) return null;
  return (
    <aside className="marks" aria-label={say('mark.label')}>
      <p>
        <Icon name="info" />
        {say('mark.illustrative.long')}
      </p>
    </aside>
  );
}
