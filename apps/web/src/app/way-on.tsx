import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { sectionsFor } from './sections.js';

/** From an address that leads nowhere to the first screen of whoever is signed in. */
export function WayOn(): ReactNode {
  const { say } = useSpeech();
  const session = useQuery(queries.session()).data;
  const home = session && sectionsFor(session)[0];
  return (
    home && (
      <div className="acts">
        <Link className="button" to={home.path}>
          {say('notFound.home', { section: say(home.label) })}
        </Link>
      </div>
    )
  );
}
