import type { SessionView } from '@signatory/contract';
import { coversAll, type Permission } from '@signatory/domain';
import type { MessageKey } from '@signatory/texts';
import { mayEver } from '../session/session.js';

/**
 * The sections of the app, each with the act that a person must be allowed for it to appear; `whole`: for all members.
 * `under`: the section below which it stands where the top bar would hold too many.
 */
const SECTIONS = [
  { path: '/report', label: 'section.report', needs: 'report:edit' },
  { path: '/review', label: 'section.review', needs: 'review:decide' },
  { path: '/scoring', label: 'section.scoring', needs: 'score:give' },
  { path: '/adjudication', label: 'section.adjudication', needs: 'score:adjudicate' },
  { path: '/chapters', label: 'section.chapters', needs: 'chapter:edit' },
  { path: '/cycles', label: 'section.cycles', needs: 'cycle:manage' },
  { path: '/outside-figures', label: 'section.outside', needs: 'outside:import', under: '/cycles' },
  { path: '/plans', label: 'section.plans', needs: 'plan:adopt' },
  { path: '/releases', label: 'section.releases', needs: 'release:request', whole: true },
  { path: '/chapters', label: 'section.chapters', needs: 'chapter:clear' },
  { path: '/matrix', label: 'section.matrix', needs: 'release:read', under: '/releases' },
  { path: '/library', label: 'section.library', needs: 'library:read', under: '/releases' },
  { path: '/cycles', label: 'section.cycles', needs: 'overview:read' },
  { path: '/plans', label: 'section.plans', needs: 'plan:comment' },
  { path: '/admin', label: 'section.admin', needs: 'people:manage', whole: true },
] as const satisfies readonly { path: string; label: MessageKey; needs: Permission; whole?: true; under?: string }[];

/** As many as are found at a glance, the menu for what is left counted as one. */
const BAR_HOLDS = 6;

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

/** The sections that a person has, as they stand in the top bar. */
export interface Bar {
  readonly shown: readonly Section[];
  /** What the bar has no room for, behind its last item. */
  readonly more: readonly Section[];
  /** The sections below one of the bar, itself the first; of one alone, none. */
  readonly rail: (of: Section) => readonly Section[];
  /** Where the bar marks that a section is open. */
  readonly above: (of: Section) => Section;
}

/** Six at the most: what belongs below another section stands there as soon as they are more, and what is left behind a menu. */
export function barOf(sections: readonly Section[]): Bar {
  const above = (of: Section): Section =>
    (sections.length > BAR_HOLDS && 'under' in of && sections.find(({ path }) => path === of.under)) || of;
  const top = sections.filter((each) => above(each) === each);
  const room = top.length > BAR_HOLDS ? BAR_HOLDS - 1 : BAR_HOLDS;
  return {
    shown: top.slice(0, room),
    more: top.slice(room),
    rail: (of) => {
      const all = sections.filter((each) => above(each) === of);
      return all.length > 1 ? all : [];
    },
    above,
  };
}
