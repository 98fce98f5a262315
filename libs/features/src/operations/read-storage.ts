import { Inject, Injectable } from '@nestjs/common';
import type { StorageView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { BLOBS, Database, systemReach, type BlobStore } from '@signatory/persistence';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { SCANNER, type VirusScanner } from '../evidence/index.js';
import { AdmitToQueues } from './admit-to-queues.js';

const SIZE = 'select pg_database_size(current_database())::float8 as bytes';
const SCANS = `
  select count(*) filter (where scan in ('waiting', 'unscanned'))::int as waiting, count(*) filter (where scan = 'infected')::int as infected,
    max(scanned_at) filter (where scan in ('clean', 'infected')) as "lastAt",
    (select json_build_object('name', name, 'why', scan_fault) from blob where scan = 'waiting' and scan_fault is not null
      order by scanned_at desc limit 1) as fault
  from blob`;
const LOW_BYTES = 1_000_000_000;

interface ScanRow extends Omit<NonNullable<StorageView['scan']>, 'version' | 'lastAt'> {
  readonly lastAt: Date | null;
}

/** How much room there is, for whoever keeps the installation running. */
@Injectable()
export class ReadStorage {
  constructor(
    private readonly database: Database,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SCANNER) private readonly scanner: VirusScanner | null,
    private readonly catalogue: Catalogue,
    private readonly admitToQueues: AdmitToQueues,
  ) {}

  /** @throws Refusal `queues.other-plans`: it is the same for all plans, and whose it is says nothing */
  async execute(asked: { readonly actor: Actor; readonly at: Date }): Promise<StorageView> {
    await this.admitToQueues.execute(asked);
    const [rows, files, scan] = await Promise.all([
      this.database.readPublic<{ bytes: number }>(SIZE),
      // That it is away is what is asked, not a fault of the asking.
      this.blobs.state().catch(() => null),
      this.scanner ? this.readScans(this.scanner) : null,
    ]);
    const freeBytes = files?.freeBytes ?? null;
    return {
      databaseBytes: rows[0]?.bytes ?? 0,
      files: {
        kind: files?.kind ?? null,
        answers: files !== null,
        freeBytes,
        isLow: freeBytes !== null && freeBytes < LOW_BYTES,
      },
      scan,
    };
  }

  private async readScans(scanner: VirusScanner): Promise<StorageView['scan']> {
    const members = new Set((await this.catalogue.list()).flatMap(({ plan }) => memberCodes(plan)));
    const [rows, version] = await Promise.all([
      this.database.readAs<ScanRow>(systemReach([...members]), SCANS, []),
      scanner.version().catch(() => null),
    ]);
    const { waiting = 0, infected = 0, lastAt = null, fault = null } = rows[0] ?? {};
    return { version, waiting, infected, lastAt: lastAt?.toISOString() ?? null, fault };
  }
}
