import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BLOBS, Database, type BlobStore } from '@signatory/persistence';
import {
  EVIDENCE,
  EVIDENCE_SETTINGS,
  LINKS,
  LINK_SETTINGS,
  SCANNER,
  type EvidenceSettings,
  type LinkSettings,
  type VirusScanner,
} from './evidence/index.js';
import { SECRETS } from './identity/index.js';
import { IMPORTS, IMPORT_SETTINGS, type ImportSettings } from './exchange/index.js';
import { WEBHOOK_SETTINGS, WEBHOOKS, type WebhookSettings } from './webhooks/index.js';
import { PAPER } from './submissions/index.js';
import { SIGNING, SIGNS_NOTHING, SOFTWARE, type Signing, type Software } from './releases/index.js';

/** What a process opens before Nest begins, and closes after it. */
export interface Services {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly software: Software;
  /** With what releases are signed; only who freezes and signs them needs it. */
  readonly signing?: Signing;
  /** What may be imported; the usual limits unless given. */
  readonly imports?: ImportSettings;
  /** What may be brought as evidence; the usual limits unless given. */
  readonly evidence?: EvidenceSettings;
  /** What files of evidence are scanned by; nothing unless given. */
  readonly scanner?: VirusScanner | null;
  /** How links are checked; not at all unless given. */
  readonly links?: LinkSettings;
  /** How other systems are told of events; the usual limits unless given. */
  readonly webhooks?: WebhookSettings;
}

/** The same for every process: the features know no configuration. */
@Global()
@Module({})
export class ServicesModule {
  static of({
    database,
    blobs,
    software,
    signing = SIGNS_NOTHING,
    imports = IMPORT_SETTINGS,
    evidence = EVIDENCE_SETTINGS,
    scanner = null,
    links = LINK_SETTINGS,
    webhooks = WEBHOOK_SETTINGS,
  }: Services): DynamicModule {
    const providers = [
      { provide: Database, useValue: database },
      { provide: BLOBS, useValue: blobs },
      { provide: SOFTWARE, useValue: software },
      { provide: SIGNING, useValue: signing },
      { provide: PAPER, useValue: signing.paper ?? 'A4' },
      // Nest takes no undefined and any null: a process without the key seals and opens nothing.
      { provide: SECRETS, useValue: signing.key?.secretBox('second factor') ?? null },
      { provide: IMPORTS, useValue: imports },
      { provide: EVIDENCE, useValue: evidence },
      { provide: SCANNER, useValue: scanner },
      { provide: LINKS, useValue: links },
      { provide: WEBHOOKS, useValue: webhooks },
    ];
    return { module: ServicesModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
