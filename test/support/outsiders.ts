import type { PersonDraft } from './build-world.js';

const PAST = new Date(Date.now() - 1_000);
const OTHER_CYCLE = 'c-2026';

/** To whom Canada's rows of `c-2025` are nothing: nobody, and everybody whose role, member, pillar, cycle or time is another. */
export const OUTSIDERS: readonly (readonly [who: string, person: PersonDraft | null])[] = [
  ['a visitor', null],
  ['another member’s lead focal point', { role: 'lead-focal-point', members: ['FR'], nationality: 'FR' }],
  ['another member’s focal point', { role: 'focal-point', members: ['FR'] }],
  ['another member’s contributor', { role: 'contributor', members: ['FR'], indicators: ['id-i1_note'] }],
  ['another member’s reviewer', { role: 'reviewer', members: ['FR'], nationality: 'JP' }],
  ['another pillar’s reviewer', { role: 'reviewer', members: ['CA'], pillars: ['II'], nationality: 'IT' }],
  ['the member’s own reviewer', { role: 'reviewer', members: ['CA'], nationality: 'CA' }],
  ['an analyst', { role: 'analyst' }],
  ['another pillar’s editor', { role: 'editor', pillars: ['II'] }],
  ['an adjudicator of the member’s own', { role: 'adjudicator', nationality: 'CA' }],
  ['another cycle’s adjudicator', { role: 'adjudicator', cycle: OTHER_CYCLE }],
  ['another cycle’s lead focal point', { role: 'lead-focal-point', members: ['CA'], cycle: OTHER_CYCLE }],
  ['another cycle’s secretariat', { role: 'secretariat', cycle: OTHER_CYCLE }],
  ['another plan’s secretariat', { role: 'secretariat', plan: 'another-plan' }],
  ['another member’s secretariat', { role: 'secretariat', members: ['FR'] }],
  ['a lead focal point that is none any more', { role: 'lead-focal-point', members: ['CA'], until: PAST }],
  ['a secretariat that is none any more', { role: 'secretariat', until: PAST }],
];
