import type { ReleaseEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';

/** The names of those who requested and signed releases, by their ids; whoever has no account is not among them. */
export async function nameOfficials(
  tx: EntityManager,
  releases: readonly Pick<ReleaseEntity, 'requestedBy' | 'signedBy'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = releases.flatMap(({ requestedBy, signedBy }) => [requestedBy, signedBy]);
  const rows = await tx.query<{ id: string; name: string }[]>(
    'select id::text, name from person where id::text = any ($1)',
    [ids.filter((id) => id !== null)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
