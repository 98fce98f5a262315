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

/** Whether the open screen is about an example cycle; undefined until the cycles were read, or could not be, for the first time. */
export function useIllustrative(signedIn: boolean): boolean | undefined {
  const params = useParams({ strict: false });
  const { pathname, search } = useLocation();
  const { data = [], isLoading, isFetched } = useQuery({ ...queries.cycles(), enabled: signedIn });
  const named = params.cycle ?? ('cycle' in search ? search.cycle : undefined);
  const about = ABOUT_A_CYCLE.some((path) => pathname.startsWith(path));
  if (isLoading && !isFetched && (named || about)) return undefined;
  return data.find(({ code, source }) => (named ? code === named : about && source === null))?.illustrative === true;
}

/** Says on every screen of an example cycle that its data are invented. */
export function IllustrativeMark(): ReactNode {
  const { say } = useSpeech();
  return (
    <aside className="marks" aria-label={say('mark.label')}>
      <p>
        <Icon name="info" />
        {say('mark.illustrative.long')}
      </p>
    </aside>
  );
}
