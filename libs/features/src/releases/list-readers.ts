import type { ReleaseReaderView } from '@signatory/contract';
import type { ReleaseEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';

const READERS = `
  select r.id, r.release_id as "releaseId", p.name, p.email, r.named_at as "namedAt", r.revoked_at as "revokedAt",
    coalesce((select json_agg(json_build_object('n', c.n, 'path', c.path, 'at', c.at) order by c.n)
      from release_copy c where c.reader_id = r.id), '[]') as copies
  from release_reader r join person p on p.id = r.person_id
  where r.release_id = any ($1) order by r.named_at, r.id`;

interface Row {
  readonly id: string;
  readonly releaseId: string;
  readonly name: string;
  readonly email: string;
  readonly namedAt: Date;
  readonly revokedAt: Date | null;
  readonly copies: readonly { readonly n: number; readonly path: string; readonly at: string }[];
}

/** The embargo readers of releases, with the copies that each of them took. */
export async function listReaders(
  tx: EntityManager,
  releases: readonly Pick<ReleaseEntity, 'id'>[],
): Promise<Map<string, ReleaseReaderView[]>> {
  const rows = await tx.query<Row[]>(READERS, [releases.map(({ id }) => id)]);
  const readers = new Map<string, ReleaseReaderView[]>();
  for (const { releaseId, namedAt, revokedAt, copies, ...reader } of rows) {
    const view = {
      ...reader,
      namedAt: namedAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
      copies: copies.map(({ n, path, at }) => ({ n, path, at: new Date(at).toISOString() })),
    };
    readers.set(releaseId, [...(readers.get(releaseId) ?? []), view]);
  }
  return readers;
}
