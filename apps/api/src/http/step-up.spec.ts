import type { Signed } from '@signatory/features';
import { CONTROLLERS } from '../api.module.js';
import { listRoutes } from '../openapi/routes.js';
import { requireFreshCode, STEP_UP } from './step-up.js';

const NOW = new Date('2026-11-27T12:00:00Z');
const signed = (hasSecondFactor: boolean, minutes: number | null): Signed => ({
  actor: { id: 'ann', name: 'Ann', nationality: null, grants: [] },
  email: 'ann@example.org',
  expires: NOW,
  since: NOW,
  hasSecondFactor,
  token: null,
  verifiedAt: minutes === null ? null : new Date(NOW.getTime() - minutes * 60_000),
});

it('asks for a code of operations that there are', () => {
  const ids = listRoutes(CONTROLLERS).map(({ operation }) => operation?.id);
  expect([...STEP_UP].filter((id) => !ids.includes(id))).toEqual([]);
});

it.each([
  ['signOffRelease', true, null, true],
  ['signOffRelease', true, 16, true],
  ['signOffRelease', true, 15, false],
  ['signOffRelease', false, null, false],
  ['readRelease', true, null, false],
])('%s with a second factor (%s) and a code %s minutes ago: refused is %s', (operation, has, minutes, refused) => {
  const asked = (): void => requireFreshCode(operation, signed(has, minutes), NOW);
  if (refused) expect(asked).toThrow(expect.objectContaining({ code: 'step-up.needed', facts: { minutes: 15 } }));
  else expect(asked).not.toThrow();
});
