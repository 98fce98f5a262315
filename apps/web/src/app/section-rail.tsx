import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { barOf, sectionOf, sectionsFor } from './sections.js';

/** The second level of a section: what stands below it because the top bar has no room; nothing for whoever has few sections. */
export function SectionRail(): ReactNode {
  const { say } = useSpeech();
  const { pathname } = useLocation();
  const sections = sectionsFor(useSession());
  const here = sectionOf(sections, pathname);
  if (!here) return null;
  const bar = barOf(sections);
  const top = bar.above(here);
  const rail = bar.rail(top);
  if (rail.length === 0) return null;
  return (
    <nav className="segmented section-rail" aria-label={say(top.label)}>
      {rail.map((section) => (
        <Link key={section.path} to={section.path} aria-current={section === here ? 'page' : undefined}>
          {say(section.label)}
        </Link>
      ))}
    </nav>
  );
}
