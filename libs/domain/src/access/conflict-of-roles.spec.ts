import { findConflictOfRoles } from './conflict-of-roles.js';
import type { Grant } from './role.js';

const AT = '2026-03-01T00:00:00.000Z';
const PLAN = {
  members: ['CA', 'FR', 'IT', 'JP', 'EU'],
  groups: [{ code: 'eu', members: ['FR', 'IT', 'EU'] }],
  at: AT,
};
const grant = (role: Grant['role'], members: string[], more: Partial<Grant> = {}): Grant => ({
  role,
  plan: 'test-plan',
  cycle: null,
  members,
  pillars: [],
  until: null,
  ...more,
});
const find = (nationality: string | null, grants: Grant[], role: Grant) =>
  findConflictOfRoles({ nationality, grants }, role, PLAN);

it('a judge of the own member, or of its conflict group, can judge nothing of it', () => {
  expect(find('FR', [], grant('reviewer', ['FR', 'CA']))).toEqual({ own: ['FR'], judged: ['FR'] });
  expect(find('FR', [], grant('reviewer', ['IT', 'JP']))).toEqual({ own: ['FR'], judged: ['IT'] });
  expect(find('JP', [], grant('reviewer', ['FR', 'CA']))).toBeNull();
  expect(find(null, [], grant('reviewer', ['FR']))).toBeNull();
});

it('is said of a role that names no member of those whom it meets', () => {
  expect(find('IT', [], grant('adjudicator', []))).toEqual({ own: ['IT'], judged: ['FR', 'IT', 'EU'] });
});

it('is said of whoever reports for a member, in the same cycle and while the role lasts', () => {
  const reports = grant('contributor', ['JP'], { cycle: 'c-1' });
  expect(find(null, [reports], grant('reviewer', ['JP']))).toEqual({ own: ['JP'], judged: ['JP'] });
  expect(find(null, [reports], grant('reviewer', ['JP'], { cycle: 'c-2' }))).toBeNull();
  expect(find(null, [{ ...reports, until: AT }], grant('reviewer', ['JP']))).toBeNull();
  expect(find(null, [{ ...reports, plan: 'another' }], grant('reviewer', ['JP']))).toBeNull();
});

it('is said of a judge who is to report as well', () => {
  const judge = grant('reviewer', ['FR', 'CA']);
  expect(find('JP', [judge], grant('focal-point', ['IT']))).toEqual({ own: ['IT'], judged: ['FR'] });
  expect(find('JP', [judge], grant('focal-point', ['JP']))).toBeNull();
  expect(find('FR', [judge], grant('editor', []))).toBeNull();
});
