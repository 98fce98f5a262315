import type { Signed } from '@signatory/features';
import { CONTROLLERS } from '../api.module.js';
import { listRoutes } from '../openapi/routes.js';
import { isOpenToMachines, MACHINE_ACTS, requireOpenToMachines } from './machine-acts.js';
import { STEP_UP } from './step-up.js';

const NOW = new Date('2026-11-29T12:00:00Z');
const signed = (access: 'read' | 'write' | null): Signed => ({
  actor: { id: 'ann', name: 'Ann', nationality: null, grants: [] },
  email: 'ann@example.org',
  expires: NOW,
  since: NOW,
  hasSecondFactor: false,
  verifiedAt: null,
  token: access === null ? null : { id: 't', name: 'Database', access },
});
const ROUTES = listRoutes(CONTROLLERS).flatMap(({ operation, method, allow }) =>
  operation && allow !== 'public'
    ? [{ operation: operation.id, method: method.toUpperCase(), isOfAccount: allow === 'own-account' }]
    : [],
);

it('opens operations that there are, none of which asks for the second factor anew', () => {
  const ids = ROUTES.map(({ operation }) => operation);
  expect([...MACHINE_ACTS].filter((id) => !ids.includes(id) || STEP_UP.has(id))).toEqual([]);
});

it('opens every read of what a role reads, and of the account who it is alone', () => {
  const reads = ROUTES.filter(({ method }) => method === 'GET');
  const shut = reads.filter((route) => !isOpenToMachines(route));
  expect(shut.filter(({ isOfAccount }) => !isOfAccount).map(({ operation }) => operation)).toEqual([
    'readNews',
    'followChanges',
  ]);
  expect(
    reads.filter((route) => route.isOfAccount && isOpenToMachines(route)).map(({ operation }) => operation),
  ).toEqual(['readSession']);
});

it.each([
  ['certifyReport', 'POST', 'write', 'act'],
  ['decideEntry', 'POST', 'write', 'act'],
  ['giveOpinion', 'POST', 'write', 'act'],
  ['signOffRelease', 'POST', 'write', 'act'],
  ['createPerson', 'POST', 'write', 'act'],
  ['makeAccessToken', 'POST', 'write', 'act'],
  ['saveEntry', 'PUT', 'write', null],
  ['saveEntry', 'PUT', 'read', 'write'],
  ['readEntry', 'GET', 'read', null],
  ['certifyReport', 'POST', null, null],
] as const)('%s (%s) by a token that may %s: refused as %s', (operation, method, access, fault) => {
  const asked = (): void => requireOpenToMachines({ operation, method, isOfAccount: false }, signed(access));
  if (fault) expect(asked).toThrow(expect.objectContaining({ code: 'token.not-for', facts: { fault } }));
  else expect(asked).not.toThrow();
});
