import { RELEASE_FILE } from '@signatory/domain';
import type { Watch } from '@signatory/pdf';
import type { Database, ReleaseEntity } from '@signatory/persistence';
import { systemReach } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';

/** A file that nobody wants any more: it was cancelled, or its release was frozen anew, while its pages were drawn. */
export class RenderingStopped extends Error {
  override readonly name = 'RenderingStopped';
}

const REACH = systemReach([], { releases: 'write' });

/** Tells how far a file is, and stops it where it is not wanted any more; asks no more often than each `pace` milliseconds. */
export function followRendering(
  database: Database,
  { id, cycleId, sha256 }: ReleaseEntity,
  path: string,
  pace: number,
): Watch {
  let last = performance.now();
  return async (drawn, pages) => {
    if (performance.now() - last < pace) return;
    await database.as(REACH, async (tx) => {
      const [, told]: [unknown, number] = await tx.query(
        `update release_file set pages_drawn = $3, pages = $4
         where release_id = $1 and path = $2 and state = any ($5)
           and exists (select 1 from release where release.id = release_id and release.sha256 = $6)`,
        [id, path, drawn, pages, RELEASE_FILE.transitions.render.from, sha256],
      );
      if (told === 0) throw new RenderingStopped(path);
      await notifyChanged(tx, { member: null, cycle: cycleId, unpublished: true, keys: [`release:${id}`] });
    });
    last = performance.now();
  };
}
