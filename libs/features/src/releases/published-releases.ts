import { ReleaseDocument, type PublicReleaseView } from '@signatory/contract';
import { Refusal, type LocalText } from '@signatory/domain';
import { BLOBS, blobKey, Database, RELEASES, type BlobStore } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { SharedReading } from './shared-reading.js';

/** A published release, as everybody sees it. */
export interface PublishedRelease {
  readonly id: string;
  readonly cycle: string;
  readonly sha256: string;
  readonly files: readonly PublishedFile[];
  readonly document: ReleaseDocument;
}

export interface PublishedFile {
  readonly path: string;
  readonly product: string;
  readonly member: string | null;
  readonly item: string | null;
  readonly language: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

interface Row {
  readonly id: string;
  readonly cycle: string;
  readonly sha256: string;
  readonly files: readonly PublishedFile[];
}

const PUBLISHED = {
  name: 'published-releases',
  text: `
    select distinct on (c.code) r.id, c.code as cycle, r.sha256,
      (select json_agg(json_build_object('path', f.path, 'product', f.product, 'member', f.member, 'item', f.item, 'language', f.language,
        'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256) order by f.path)
       from release_file f where f.release_id = r.id and f.state = 'RENDERED') as files
    from release r join cycle c on c.id = r.cycle_id
    where r.state = 'PUBLISHED' order by c.code, r.number desc`,
};

/** Asked again for each request, so that a publication or a withdrawal holds at once; what stands behind a hash is held. */
const STANDING = {
  name: 'standing-releases',
  text: `
    select distinct on (c.code) c.code as cycle, r.sha256 from release r join cycle c on c.id = r.cycle_id
    where r.state = 'PUBLISHED' order by c.code, r.number desc`,
};

/** Of each cycle that has nothing else to show the last public release, where that is withdrawn: the latest first. */
const WITHDRAWN = {
  name: 'withdrawn-cycles',
  text: `
    select * from (
      select distinct on (c.code) c.code as cycle, c.title, r.number, r.state, r.published_at as "publishedAt"
      from release r join cycle c on c.id = r.cycle_id
      where r.state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN') order by c.code, r.state = 'PUBLISHED' desc, r.number desc
    ) last where last.state = 'WITHDRAWN' order by last."publishedAt" desc, last.cycle`,
};

const HISTORY = {
  name: 'public-releases-of-a-cycle',
  text: `
    select c.code as cycle, r.number, r.state, r.sha256, r.published_at as "publishedAt",
      case when r.state = 'WITHDRAWN' then r.reason end as reason,
      case when r.state = 'WITHDRAWN' then r.reason_language end as "reasonLanguage",
      case when r.state = 'WITHDRAWN' then r.withdrawn_at end as "withdrawnAt",
      (select min(n.number) from release n where n.cycle_id = r.cycle_id and n.number > r.number and n.published_at is not null
        and (n.supersedes is not null or r.state <> 'CORRECTED') and n.state <> 'WITHDRAWN') as newer,
      (select json_build_object('number', o.number, 'ground', r.grounds ->> 'ground') from release o
        where o.id = r.supersedes) as corrects
    from release r join cycle c on c.id = r.cycle_id
    where ($1::text is null or c.code = $1) and r.state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN') order by c.code, r.number desc`,
};

/** The newest published release of a cycle, by the hash of its document. */
export interface StandingRelease {
  readonly cycle: string;
  readonly sha256: string;
}

/** A cycle whose last public release is withdrawn, with that release. */
export interface WithdrawnResults {
  readonly cycle: string;
  readonly title: LocalText;
  readonly number: number;
  readonly publishedAt: Date;
}

/** Documents held in memory; one is 0.1 to 10 MB as an object, and never changes. */
const HELD = 16;

/** What the public sees: the newest published release of each cycle, read without any grant. */
@Injectable()
export class PublishedReleases {
  private readonly documents = new Map<string, ReleaseDocument>();
  private readonly all = new SharedReading(() => this.database.readPublic<Row>(PUBLISHED));
  private readonly withdrawnOnes = new SharedReading(() => this.database.readPublic<WithdrawnResults>(WITHDRAWN));
  private readonly standingOnes = new SharedReading(() => this.database.readPublic<StandingRelease>(STANDING));

  constructor(
    private readonly database: Database,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** All of them, the newest issue first. */
  async list(): Promise<PublishedRelease[]> {
    const rows = await this.all.ask();
    const releases = await Promise.all(
      rows.map(async (row) => ({ ...row, files: row.files ?? [], document: await this.document(row.sha256) })),
    );
    return releases.sort((a, b) => ((a.document.issued ?? '') < (b.document.issued ?? '') ? 1 : -1));
  }

  /** Refuses `release.withdrawn` where the last release of a cycle was, and `not-found` where none was ever public. */
  async read(cycle: string): Promise<PublishedRelease> {
    const rows = await this.all.ask();
    const row = rows.find((candidate) => candidate.cycle === cycle);
    if (!row) throw await this.missing(cycle);
    return { ...row, files: row.files ?? [], document: await this.document(row.sha256) };
  }

  /** The cycles at whose addresses it stands that their results were withdrawn. */
  withdrawn(): Promise<WithdrawnResults[]> {
    return this.withdrawnOnes.ask();
  }

  /** Which releases stand now, in the order of their cycles' codes. */
  standing(): Promise<readonly StandingRelease[]> {
    return this.standingOnes.ask();
  }

  /** The one that stands of a cycle. Refuses as `read` does. */
  async standingOf(cycle: string): Promise<StandingRelease> {
    const release = (await this.standing()).find((candidate) => candidate.cycle === cycle);
    if (!release) throw await this.missing(cycle);
    return release;
  }

  /** An address that was kept says what became of what stood there. */
  private async missing(cycle: string): Promise<Refusal> {
    const [last] = await this.history(cycle);
    return last?.state === 'WITHDRAWN'
      ? new Refusal('release.withdrawn', { number: last.number, reason: last.reason ?? '' })
      : new Refusal('not-found', { subject: 'release' });
  }

  /** Every release of a cycle, or of each, that is or was public, the newest first; empty where there is none. */
  async history(cycle: string | null = null): Promise<PublicReleaseView[]> {
    type Row = Omit<PublicReleaseView, 'publishedAt' | 'withdrawnAt'> & {
      readonly publishedAt: Date;
      readonly withdrawnAt: Date | null;
    };
    const rows = await this.database.readPublic<Row>(HISTORY, [cycle]);
    return rows.map(({ publishedAt, withdrawnAt, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    }));
  }

  /** The document at its hash, parsed once. */
  async document(sha256: string): Promise<ReleaseDocument> {
    const held = this.documents.get(sha256);
    if (held) return held;
    const document = ReleaseDocument.parse(JSON.parse((await this.blobs.read(blobKey(RELEASES, sha256))).toString()));
    this.documents.set(sha256, document);
    const oldest = this.documents.keys().next().value;
    if (this.documents.size > HELD && oldest !== undefined) this.documents.delete(oldest);
    return document;
  }
}
