import type { ReleaseReaderView, ReleaseTakerView } from '@signatory/contract';
import type { ReleaseEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';

const copies = (taker: string) => `coalesce((select json_agg(json_build_object('n', c.n, 'path', c.path, 'at', c.at)
  order by c.n) from release_copy c where ${taker}), '[]') as copies`;

const READERS = `
  select r.id, r.release_id as "releaseId", p.name, p.email, r.named_at as "namedAt", r.revoked_at as "revokedAt",
    ${copies('c.reader_id = r.id')}
  from release_reader r join person p on p.id = r.person_id
  where r.release_id = any ($1) order by r.named_at, r.id`;

const TAKERS = `
  select p.id, t.release_id as "releaseId", p.name, p.email,
    ${copies('c.release_id = t.release_id and c.person_id = p.id')}
  from (select release_id, person_id, min(n) as first from release_copy
    where release_id = any ($1) and person_id is not null group by 1, 2) t
  join person p on p.id = t.person_id order by t.release_id, t.first`;

interface Taken {
  readonly releaseId: string;
  readonly copies: readonly { readonly n: number; readonly path: string; readonly at: string }[];
}

interface ReaderRow extends Taken, Omit<ReleaseReaderView, 'namedAt' | 'revokedAt' | 'copies'> {
  readonly namedAt: Date;
  readonly revokedAt: Date | null;
}

/** Who read a release before its instant. */
export interface EarlyReaders {
  readonly readers: ReleaseReaderView[];
  readonly takers: ReleaseTakerView[];
}

/** Those who were named as readers of releases, and those who took copies of them by a role, with what each of them took. */
export async function listReaders(
  tx: EntityManager,
  releases: readonly Pick<ReleaseEntity, 'id'>[],
): Promise<(release: string) => EarlyReaders> {
  const ids = [releases.map(({ id }) => id)];
  const readers = await tx.query<ReaderRow[]>(READERS, ids);
  const takers = await tx.query<(Taken & Omit<ReleaseTakerView, 'copies'>)[]>(TAKERS, ids);
  return (release) => ({
    readers: readers
      .filter(({ releaseId }) => releaseId === release)
      .map(({ id, name, email, namedAt, revokedAt, copies: taken }) => ({
        id,
        name,
        email,
        namedAt: namedAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
        copies: describe(taken),
      })),
    takers: takers
      .filter(({ releaseId }) => releaseId === release)
      .map(({ id, name, email, copies: taken }) => ({ id, name, email, copies: describe(taken) })),
  });
}

function describe(copies: Taken['copies']): ReleaseReaderView['copies'] {
  return copies.map(({ n, path, at }) => ({ n, path, at: new Date(at).toISOString() }));
}
