import { EVENT_KINDS } from '@signatory/domain';
import type { PersonDraft, World } from './build-world.js';

/** Roles in which nobody may know of a release before its instant. */
export const WITHOUT_GRANT: readonly (readonly [who: string, person: PersonDraft])[] = [
  ['a lead focal point', { role: 'lead-focal-point', members: ['FR'] }],
  ['a focal point', { role: 'focal-point', members: ['FR'] }],
  ['a contributor', { role: 'contributor', members: ['FR'], indicators: ['id-i1_note'] }],
  ['a reviewer', { role: 'reviewer', members: ['CA'], nationality: 'IT' }],
  ['an adjudicator', { role: 'adjudicator' }],
  ['an analyst of the plan, who was granted no cycle', { role: 'analyst' }],
  ['a secretariat of another plan', { role: 'secretariat', plan: 'another-plan' }],
];

/** One who asked for everything, but is paused: nothing is sent from here, and all of it is held. */
const SUBSCRIBE = `
  with setting as (select set_config('app.webhooks', 'on', true)), hook as (
    insert into webhook (plan_id, label, address, kinds, state, paused_why, paused_at, secret, made_by)
    select c.plan_id, 'A receiver', 'https://receiver.example.org/', $1, 'PAUSED', 'gone', now(), 'whsec_', 'test' from cycle c, setting
    returning id, plan_id)
  insert into webhook_topic (webhook_id, kind, plan_id) select id, unnest($1::text[]), plan_id from hook`;

export async function subscribeToAll(world: World): Promise<void> {
  await world.asSystem((tx) => tx.query(SUBSCRIBE, [EVENT_KINDS]));
}

/** The events that were made of some kinds, in their order. */
export async function toldEvents(world: World, kinds = ''): Promise<string[]> {
  const text = `select payload ->> 'kind' as kind from outbox where name = 'webhook.announce' order by created_at`;
  const rows = await world.asSystem((tx) => tx.query<{ kind: string }[]>(text));
  return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith(kinds));
}
