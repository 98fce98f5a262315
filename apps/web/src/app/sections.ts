import type { SessionView } from '@signatory/contract';
import { coversAll, type Permission } from '@signatory/domain';
import type { MessageKey } from '@signatory/texts';
import { mayEver } from '../session/session.js';

/** The screens of the top bar, each with the act that a person must be allowed for it to appear; `whole`: for all members. */
const SECTIONS = [
  { path: '/report', label: 'section.report', needs: 'report:edit' },
  { path: '/review', label: 'section.review', needs: 'review:decide' },
  { path: '/scoring', label: 'section.scoring', needs: 'score:give' },
  { path: '/adjudication', label: 'section.adjudication', needs: 'score:adjudicate' },
  { path: '/chapters', label: 'section.chapters', needs: 'chapter:edit' },
  { path: '/cycles', label: 'section.cycles', needs: 'cycle:manage' },
  { path: '/outside-figures', label: 'section.outside', needs: 'outside:import' },
  { path: '/plans', label: 'section.plans', needs: 'plan:adopt' },
  { path: '/releases', label: 'section.releases', needs: 'release:request', whole: true },
  { path: '/chapters', label: 'section.chapters', needs: 'chapter:clear' },
  { path: '/matrix', label: 'section.matrix', needs: 'release:read' },
  { path: '/library', label: 'section.library', needs: 'library:read' },
  { path: '/cycles', label: 'section.cycles', needs: 'overview:read' },
  { path: '/plans', label: 'section.plans', needs: 'plan:comment' },
  { path: '/admin', label: 'section.admin', needs: 'people:manage', whole: true },
] as const satisfies readonly { path: string; label: MessageKey; needs: Permission; whole?: true }[];

export type Section = (typeof SECTIONS)[number];

/** Screens from which single scores and entries are opened. */
const LEADING: readonly Section['path'][] = ['/adjudication', '/report', '/cycles'];

/** The union of what a person's roles open, the most frequent first. */
export function sectionsFor(session: SessionView): Section[] {
  // Before the first plan nobody holds a role: whoever came by the first invitation begins with a plan.
  const isNew = session.grants.length === 0;
  const kept = { ...session, grants: session.grants.filter(coversAll) };
  const open = SECTIONS.filter((section) =>
    isNew ? section.label === 'section.plans' : mayEver('whole' in section ? kept : session, section.needs),
  );
  return open.filter(({ path }, index) => open.findIndex((each) => each.path === path) === index);
}

/** The section that a screen belongs to; of a score or an entry that is no section of the reader's, the one that leads there. */
export function sectionOf(sections: readonly Section[], pathname: string): Section | undefined {
  const own = sections.find(({ path }) => pathname.startsWith(path));
  return own ?? (/^\/(scoring|review)/.test(pathname) ? sections.find(({ path }) => LEADING.includes(path)) : own);
}
