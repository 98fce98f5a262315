import { Inject, Injectable } from '@nestjs/common';
import {
  BLOBS,
  blobKey,
  Database,
  holdBlob,
  RELEASES,
  systemReach,
  type BlobStore,
  type Reach,
} from '@signatory/persistence';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { importsOwner } from '../exchange/index.js';

const DAY_MS = 86_400_000;
/** Keys that are looked up at once, and files that one run removes at most: the next goes on. */
const BATCH = 500;
const MOST = 1_000;

/** Which of the hashes $1 a row names: as evidence of the member $2, as an import of its report that is still kept, of a release. */
const EVIDENCE = 'select sha256 from blob where sha256 = any ($1::text[]) and member_code = $2';
const IMPORTS = `select sha256 from report_import where sha256 = any ($1::text[]) and member_code = $2 and swept_at is null`;
const OF_RELEASES = `select sha256 from release where sha256 = any ($1::text[])
  union select sha256 from release_file where sha256 = any ($1::text[])
  union select sha256 from release_objection where sha256 = any ($1::text[])`;

/** Those whose files lie together, and where they are named. */
interface Owner {
  readonly name: string;
  readonly reach: Reach;
  readonly named: string;
  readonly values: readonly string[];
}

/** What a run removed. */
export interface SweptBlobs {
  /** Whole files that no row names. */
  readonly files: number;
  /** What is left of files that never came whole. */
  readonly drafts: number;
}

/**
 * Removes stored files that no row names a day after they were written. Bytes are stored before the row that names them is
 * committed: a crash or a refusal between the two leaves them, and so does a release that is frozen anew. What this installation
 * does not store, whoever's it is, stays.
 */
@Injectable()
export class SweepBlobs {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  async execute(at: Date): Promise<SweptBlobs> {
    const before = new Date(at.getTime() - DAY_MS);
    const drafts = await this.blobs.forgetDrafts(before);
    let files = 0;
    for (const owner of await this.owners())
      for await (const hashes of inBatches(this.blobs.list(owner.name)))
        for (const sha256 of await this.unnamed(owner, hashes)) {
          if (await this.sweep(owner, sha256, before)) files += 1;
          if (files === MOST) return { files, drafts };
        }
    return { files, drafts };
  }

  private async owners(): Promise<Owner[]> {
    const members = [...new Set((await this.catalogue.list()).flatMap(({ plan }) => memberCodes(plan)))];
    const releases = {
      name: RELEASES,
      reach: systemReach(members, { releases: 'read' }),
      named: OF_RELEASES,
      values: [],
    };
    return members
      .flatMap((member): Owner[] => {
        const of = { reach: systemReach([member]), values: [member] };
        return [
          { ...of, name: member, named: EVIDENCE },
          { ...of, name: importsOwner(member), named: IMPORTS },
        ];
      })
      .concat(releases);
  }

  private async unnamed({ reach, named, values }: Owner, hashes: readonly string[]): Promise<string[]> {
    const rows = await this.database.readAs<{ sha256: string }>(reach, named, [hashes, ...values]);
    const found = new Set(rows.map(({ sha256 }) => sha256));
    return hashes.filter((sha256) => !found.has(sha256));
  }

  private async sweep({ name, reach, named, values }: Owner, sha256: string, before: Date): Promise<boolean> {
    const key = blobKey(name, sha256);
    if (!(await this.isOld(key, before))) return false;
    return this.database.as(reach, async (tx) => {
      // Under the lock that whoever names it takes: what was brought again, or named, meanwhile is looked at again, and stays.
      await holdBlob(tx, key);
      const rows = await tx.query<unknown[]>(named, [[sha256], ...values]);
      if (rows.length > 0 || !(await this.isOld(key, before))) return false;
      await this.blobs.delete(key);
      return true;
    });
  }

  private async isOld(key: string, before: Date): Promise<boolean> {
    const written = await this.blobs.writtenAt(key);
    return written !== undefined && written < before;
  }
}

/** The hashes of keys, so many at a time. */
async function* inBatches(keys: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const key of keys) {
    batch.push(key.slice(key.lastIndexOf('/') + 1));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
