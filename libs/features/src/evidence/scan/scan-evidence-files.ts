import { Inject, Injectable } from '@nestjs/common';
import {
  BlobMissing,
  BLOBS,
  blobKey,
  Database,
  holdBlob,
  systemReach,
  type BlobStore,
  type Reach,
} from '@signatory/persistence';
import { notifyAllChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Catalogue, memberCodes } from '../../catalogue/index.js';
import { ScanFailed, SCANNER, ScannerAway, type VirusScanner } from './virus-scanner.js';

/** A worker that has taken a file is waited for so long; after a fault it is the time until the next attempt. */
const CLAIM_MS = 180_000;
/** No other file is begun after so long: the job ends within its limit, and the next goes on. */
const LONGEST_MS = 300_000;

const AWAIT = `update blob set scan = 'waiting' where scan = 'unscanned'`;
const AWAIT_NOBODY = `update blob set scan = 'unscanned', scan_fault = null where scan = 'waiting'`;
// Those that nobody asked for first: one that the scanner cannot tell of keeps no other waiting.
const CLAIM = `
  update blob set scanned_at = $1 where (member_code, sha256) = (
    select member_code, sha256 from blob where scan = 'waiting' and (scanned_at is null or scanned_at < $2)
    order by scanned_at nulls first, uploaded_at limit 1 for update skip locked)
  returning member_code as "memberCode", sha256, size, name`;
const UNCLAIM = `update blob set scanned_at = null where member_code = $1 and sha256 = $2 and scan = 'waiting'`;
const FAULT = `update blob set scan_fault = $3, scanned_at = $4 where member_code = $1 and sha256 = $2 and scan = 'waiting'`;
const TELL = `
  update blob set scan = case when $3::text is null then 'clean' else 'infected' end, virus = $3, scan_fault = null, scanned_at = $4
  where member_code = $1 and sha256 = $2 and scan = 'waiting' returning 1`;
const LEFT = `select member_code as "memberCode", sha256 from blob where scan = 'infected' and removed_at is null`;
const REMOVE = `update blob set removed_at = $3
  where member_code = $1 and sha256 = $2 and scan = 'infected' and removed_at is null returning 1`;
const CITED_IN = `
  select c.id, c.code from cycle c where c.id in (
    select cycle_id from evidence where member_code = $1 and blob_sha256 = $2
    union select cycle_id from action_evidence where member_code = $1 and blob_sha256 = $2
    union select cycle_id from contribution
      where member_code = $1 and answer -> 'evidence' @> jsonb_build_array(jsonb_build_object('file', $2::text)))
  order by c.code`;

interface Claimed {
  readonly memberCode: string;
  readonly sha256: string;
  readonly size: string;
  readonly name: string;
}

/**
 * Asks the scanner about every file that it has not told of, those that came before it was set up too. An infected one is
 * handed out to nobody from then on and its bytes leave the store; its name, hash and what was found stay, and are on the trail.
 */
@Injectable()
export class ScanEvidenceFiles {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SCANNER) private readonly scanner: VirusScanner | null,
  ) {}

  /** Answers how many it told of. @throws ScannerAway: the files wait, and the job says why */
  async execute(at: Date): Promise<number> {
    const members = new Set((await this.catalogue.list()).flatMap(({ plan }) => memberCodes(plan)));
    const reach = systemReach([...members]);
    await this.database.as(reach, (tx) => tx.query(this.scanner ? AWAIT : AWAIT_NOBODY));
    for (const left of await this.database.readAs<Claimed>(reach, LEFT, [])) await this.remove(left, at);
    if (!this.scanner) return 0;
    const end = Date.now() + LONGEST_MS;
    let told = 0;
    while (Date.now() < end) {
      const file = await this.claim(reach, at);
      if (!file) break;
      if (await this.scan(this.scanner, file, at)) told += 1;
    }
    return told;
  }

  private async claim(reach: Reach, at: Date): Promise<Claimed | undefined> {
    const before = new Date(at.getTime() - CLAIM_MS);
    const [rows] = await this.database.as(reach, (tx) => tx.query<[Claimed[], number]>(CLAIM, [at, before]));
    return rows[0];
  }

  /** Answers whether the scanner told of it. */
  private async scan(scanner: VirusScanner, file: Claimed, at: Date): Promise<boolean> {
    const reach = systemReach([file.memberCode]);
    const of = [file.memberCode, file.sha256];
    try {
      const virus = await scanner.scan(await this.blobs.get(blobKey(file.memberCode, file.sha256)));
      await this.database.as(reach, (tx) => this.tell(tx, file, virus, at));
      if (virus !== null) await this.remove(file, at);
      return true;
    } catch (error) {
      // Of this file alone: the others go on.
      if (error instanceof ScanFailed || error instanceof BlobMissing) {
        await this.database.as(reach, (tx) => tx.query(FAULT, [...of, error.message, at]));
        return false;
      }
      if (error instanceof ScannerAway) await this.database.as(reach, (tx) => tx.query(UNCLAIM, of));
      throw error;
    }
  }

  private async tell(
    tx: EntityManager,
    { memberCode, sha256, size, name }: Claimed,
    virus: string | null,
    at: Date,
  ): Promise<void> {
    const [, count] = await tx.query<[unknown[], number]>(TELL, [memberCode, sha256, virus, at]);
    if (count === 0) return;
    const cycles = await tx.query<{ id: string; code: string }[]>(CITED_IN, [memberCode, sha256]);
    if (virus !== null)
      await this.audit.recordAll(
        tx,
        (cycles.length === 0 ? ['installation'] : cycles.map(({ code }) => code)).map((place) => ({
          actor: 'system',
          act: 'evidence.infected',
          subject: `${place}/${memberCode}`,
          facts: { sha256, size: Number(size), name, virus },
          at,
        })),
      );
    await notifyAllChanged(
      tx,
      cycles.flatMap(({ id: cycle }) => [
        { member: memberCode, cycle, keys: ['report'], draft: true as const },
        { member: memberCode, cycle, keys: ['actions'] },
      ]),
    );
  }

  /** After what was found is written: were the bytes gone first, a crash would leave a file of which nobody knows why. */
  private async remove({ memberCode, sha256 }: Pick<Claimed, 'memberCode' | 'sha256'>, at: Date): Promise<void> {
    const key = blobKey(memberCode, sha256);
    await this.database.as(systemReach([memberCode]), async (tx) => {
      // Brought again meanwhile, it waits for the scanner anew, with its bytes.
      await holdBlob(tx, key);
      const [, count] = await tx.query<[unknown[], number]>(REMOVE, [memberCode, sha256, at]);
      if (count > 0) await this.blobs.delete(key);
    });
  }
}
