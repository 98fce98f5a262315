import { createHash } from 'node:crypto';
import { Database, type Reach } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from './report-scope.js';

/** The version that a snapshot is of. */
export interface SnapshotKey extends ReportKey {
  readonly version: number;
}

/** Characters of a part: a snapshot that is no longer is one row. */
const PART = 256 * 1024;

/**
 * Writes a snapshot as its text comes, and hashes it on the way: a row for its first part, which says that there is a
 * snapshot, and further rows for what follows. No more than a part is held.
 */
export class SnapshotWriter {
  private readonly hash = createHash('sha256');
  private text = '';
  private first: string | null = null;
  private parts = 0;

  constructor(
    private readonly tx: EntityManager,
    private readonly key: SnapshotKey,
  ) {}

  async write(piece: string): Promise<void> {
    this.hash.update(piece);
    this.text += piece;
    if (this.text.length >= PART) await this.storePart();
  }

  /** Of all that was written. */
  sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** Stores what is left, once the version stands as certified. */
  async end(): Promise<void> {
    if (this.text !== '' || this.first === null) await this.storePart();
    const { cycleId, memberCode, version } = this.key;
    await this.tx.query('insert into snapshot (cycle_id, member_code, version, body) values ($1, $2, $3, $4)', [
      cycleId,
      memberCode,
      version,
      this.first,
    ]);
  }

  private async storePart(): Promise<void> {
    const { cycleId, memberCode, version } = this.key;
    if (this.first === null) this.first = this.text;
    else
      await this.tx.query(
        'insert into snapshot_part (cycle_id, member_code, version, n, body) values ($1, $2, $3, $4, $5)',
        [cycleId, memberCode, version, (this.parts += 1), this.text],
      );
    this.text = '';
  }
}

const FIRST = `
  select p.body, s.sha256, (select coalesce(max(n), 0)::int from snapshot_part q where q.cycle_id = $1 and q.member_code = $2
    and q.version = $3) as more
  from snapshot p join submission s using (cycle_id, member_code, version)
  where p.cycle_id = $1 and p.member_code = $2 and p.version = $3`;
const NEXT = 'select body from snapshot_part where cycle_id = $1 and member_code = $2 and version = $3 and n = $4';

/** A stored snapshot: its hash, and its text in parts as they are asked for. */
export interface StoredSnapshot {
  readonly sha256: string;
  readonly parts: AsyncIterable<string>;
}

/** Null where there is none, or not for this reach. Throws in the middle where it is taken out of sight meanwhile. */
export async function readSnapshot(
  database: Database,
  reach: Reach,
  { cycleId, memberCode, version }: SnapshotKey,
): Promise<StoredSnapshot | null> {
  const values = [cycleId, memberCode, version];
  const [found] = await database.readAs<{ body: string; sha256: string; more: number }>(reach, FIRST, values);
  if (!found) return null;
  const { body, sha256, more } = found;
  return {
    sha256,
    parts: (async function* () {
      yield body;
      for (let n = 1; n <= more; n += 1) {
        const [part] = await database.readAs<{ body: string }>(reach, NEXT, [...values, n]);
        if (!part) throw new Error(`Part ${n} of the snapshot of ${memberCode} is not to be seen any more.`);
        yield part.body;
      }
    })(),
  };
}
