import type { World } from './build-world.js';

/** Puts a page into what a member's report of the cycle `c-2025` rests on. */
export function reportPage(world: World, member: string, page: { url: string; tier: string }): Promise<void> {
  return world.asSystem(async (tx) => {
    await tx.query(
      `insert into report (cycle_id, member_code) select id, $1 from cycle where code = 'c-2025' on conflict do nothing`,
      [member],
    );
    await tx.query(
      `insert into evidence (cycle_id, member_code, indicator_id, since_revision, title, url, tier, actor)
       select id, $1, 'i1_unit', 1, 'A page', $2, $3, 'somebody' from cycle where code = 'c-2025'`,
      [member, page.url, page.tier],
    );
  });
}
