import type { NewGrant } from '../identity/index.js';

/** The secretariat's role on a whole plan, without an end. */
export function secretariatOf(plan: string): NewGrant {
  return { role: 'secretariat', plan, cycleId: null, members: [], pillars: [], indicators: [], until: null };
}
