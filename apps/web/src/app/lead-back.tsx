import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { sectionOf, sectionsFor } from './sections.js';

/** From an address where nothing is for the reader: to the section that it stands in, else to the first of theirs. */
export function LeadBack(): ReactNode {
  const { say } = useSpeech();
  const { pathname } = useLocation();
  const session = useQuery(queries.session()).data;
  const sections = session ? sectionsFor(session) : [];
  const section = sectionOf(sections, pathname) ?? sections[0];
  return (
    section && (
      <div className="acts">
        <Link to={section.path} className="button">
          {say('state.leadBack', { section: say(section.label) })}
        </Link>
      </div>
    )
  );
}
