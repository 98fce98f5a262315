import { throughToken } from './access-token.js';
import type { Actor, Grant, Role } from './role.js';

const grant = (role: Role, standsInFor: string | null = null): Grant => ({
  role,
  plan: 'p',
  cycle: null,
  members: ['FR'],
  pillars: [],
  until: null,
  standsInFor,
});
const ann: Actor = {
  id: 'ann',
  name: 'Ann',
  nationality: 'FR',
  grants: [grant('focal-point'), grant('reviewer'), grant('reviewer', 'ben')],
};

it('has the roles that the token carries, and none that the person does not hold', () => {
  expect(throughToken(ann, ['focal-point', 'secretariat']).grants).toEqual([grant('focal-point')]);
});

it('stands in for nobody', () => {
  expect(throughToken(ann, ['reviewer'])).toEqual({ ...ann, grants: [grant('reviewer')] });
});
