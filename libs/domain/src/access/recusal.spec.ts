import { isImpartial, isRecused, requireImpartial } from './recusal.js';
import type { Grant, Recusal } from './role.js';

const groups = [{ code: 'EU', members: ['EU', 'FR', 'DE'] }];
const recusal = (part: Partial<Recusal>): Recusal => ({
  cycle: 'c-2025',
  kind: 'recusal',
  members: ['JP'],
  pillars: [],
  ...part,
});
const person = (nationality: string | null, recusals?: readonly Recusal[], grants: readonly Grant[] = []) => ({
  nationality,
  grants,
  ...(recusals && { recusals }),
});
const grant = (part: Partial<Grant>): Grant => ({
  role: 'focal-point',
  plan: 'p',
  cycle: null,
  members: ['FR'],
  pillars: [],
  until: null,
  ...part,
});

describe('a recusal', () => {
  it.each([
    ['all pillars, of one', {}, { member: 'JP', pillar: 'I' }, true],
    ['all pillars, of the member', {}, { member: 'JP' }, true],
    ['one pillar, of it', { pillars: ['I'] }, { member: 'JP', pillar: 'I' }, true],
    ['one pillar, of another', { pillars: ['I'] }, { member: 'JP', pillar: 'II' }, false],
    ['one pillar, of the member', { pillars: ['I'] }, { member: 'JP' }, true],
    // A plan without pillars: its commitments name none.
    ['one pillar, of none', { pillars: ['I'] }, { member: 'JP', pillar: null }, true],
    ['all pillars, of another member', {}, { member: 'CA', pillar: 'I' }, false],
    ['another cycle', { cycle: 'c-2026' }, { member: 'JP', pillar: 'I' }, false],
  ])('from %s: %#', (_, part, judged, expected) => {
    expect(isRecused([recusal(part)], { cycle: 'c-2025', ...judged })).toBe(expected);
  });
});

describe('whoever judges', () => {
  it.each([
    ['an independent person', person(null), 'JP', 'accepted'],
    ['an official of the member', person('JP'), 'JP', 'JP'],
    ['an official of its conflict group', person('FR'), 'EU', 'FR'],
    ['who declared a conflict', person('CA', [recusal({ kind: 'conflict' })]), 'JP', null],
    ['who fills its report', person(null, [], [grant({ role: 'contributor' })]), 'FR', 'FR'],
    ['who fills one of its conflict group', person(null, [], [grant({ cycle: 'c-2025' })]), 'EU', 'FR'],
    [
      'who filled it until yesterday',
      person(null, [], [grant({ until: '2025-10-31T00:00:00.000Z' })]),
      'FR',
      'accepted',
    ],
    ['who fills it in another cycle', person(null, [], [grant({ cycle: 'c-2026' })]), 'FR', 'accepted'],
    ['who fills it in another plan', person(null, [], [grant({ plan: 'q' })]), 'FR', 'accepted'],
    ['who reviews it', person(null, [], [grant({ role: 'reviewer' })]), 'FR', 'accepted'],
    ['who declared one with another', person('CA', [recusal({ members: ['FR'] })]), 'JP', 'accepted'],
  ])('%s', (_, actor, member, expected) => {
    const judged = { plan: 'p', cycle: 'c-2025', at: '2025-11-01T00:00:00.000Z', member, pillar: 'I' };
    expect(isImpartial(actor, judged, groups)).toBe(expected === 'accepted');
    if (expected === 'accepted') {
      requireImpartial(actor, judged, groups);
      return;
    }
    expect(() => requireImpartial(actor, judged, groups)).toThrow(
      expect.objectContaining({ code: 'conflict-of-interest', facts: { member, nationality: expected } }),
    );
  });
});
