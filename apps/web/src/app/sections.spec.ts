import type { SessionView } from '@signatory/contract';
import { ROLES, type Role } from '@signatory/domain';
import { barOf, sectionOf, sectionsFor } from './sections.js';

const signedIn = (...roles: Role[]): SessionView =>
  ({
    grants: roles.map((role) => ({
      role,
      plan: 'p',
      cycle: null,
      members: [],
      pillars: [],
      indicators: [],
      until: null,
    })),
  }) as unknown as SessionView;
const paths = (sections: readonly { readonly path: string }[]): string[] => sections.map(({ path }) => path);

it.each(ROLES.map((role) => [role]))('gives %s at most six links, and no menu', (role) => {
  const { shown, more } = barOf(sectionsFor(signedIn(role)));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThanOrEqual(6);
  expect(more).toEqual([]);
});

it('puts the secretariat’s outside figures below its cycles, and what is published below its releases', () => {
  const sections = sectionsFor(signedIn('secretariat'));
  const { shown, rail, above } = barOf(sections);
  expect(shown.map((each) => [each.path, paths(rail(each))])).toEqual([
    ['/cycles', ['/cycles', '/outside-figures']],
    ['/plans', []],
    ['/releases', ['/releases', '/matrix', '/library']],
    ['/chapters', []],
    ['/admin', []],
  ]);
  const library = sections.filter((each) => each === sectionOf(sections, '/library'));
  expect(paths(library.map(above))).toEqual(['/releases']);
});

it('leaves them beside each other where there is room', () => {
  const bar = barOf(sectionsFor(signedIn('analyst')));
  expect(paths(bar.shown)).toEqual(['/matrix', '/library', '/cycles']);
  expect(bar.shown.flatMap(bar.rail)).toEqual([]);
});

it('loses no section of a person with every role: what the bar has no room for stands in the menu', () => {
  const sections = sectionsFor(signedIn(...ROLES));
  const { shown, more, rail } = barOf(sections);
  expect(shown).toHaveLength(5);
  expect(more.length).toBeGreaterThan(1);
  const reached = [...shown, ...more].flatMap((each) => (rail(each).length > 0 ? rail(each) : [each]));
  expect(paths(reached).sort()).toEqual(paths(sections).sort());
});
