import { extname } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { markCsv, markJson, type CopyMark, type CopyTaker } from '@signatory/contract';
import { grantsWithin, Refusal, waitingMark, type Actor } from '@signatory/domain';
import { markCopy } from '@signatory/pdf';
import {
  BLOBS,
  blobKey,
  Database,
  PersonEntity,
  ReleaseCopyEntity,
  ReleaseFileEntity,
  ReleaseReaderEntity,
  RELEASES,
  type BlobStore,
} from '@signatory/persistence';
import { formatInstant, messages } from '@signatory/texts';
import { markWorkbook } from '@signatory/workbook';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import { FindRelease, type ReleaseQuestion } from './find-release.js';
import { readsByName } from './name-readers.js';
import { lockReleasesOf } from './release-guards.js';

export interface CopyWish {
  readonly actor: Actor;
  /** The release's id. */
  readonly release: string;
  readonly path: string;
  readonly at: Date;
}

/** A copy for one reader, made on the way out: the release's own bytes and hash stay as they are. */
export interface MarkedCopy {
  readonly content: Uint8Array;
  readonly number: number;
  /** In the file's name. */
  readonly mark: 'draft' | 'embargoed';
}

/** Hashes and a signature, which say nothing of a release, and verify nothing once they are changed. */
const PLAIN: readonly string[] = ['manifest', 'signature'];

/** Hands a file out before publication: counted, kept in the trail, and marked with what it is and who took it. */
@Injectable()
export class TakeCopy {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly audit: Audit,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** Refuses `not-found` for a file that is not there, and for who is no reader any more. */
  async execute({ actor, release: id, path, at }: CopyWish): Promise<MarkedCopy> {
    const { opened, release, reach } = await this.find.execute(id, { actor, at });
    const { cycle } = opened;
    const named = readsByName(opened, release.state, { actor, at });
    // Copies are numbered over all readers: those of others are counted, and nothing else of them is read.
    const { number, name, file, taker } = await this.database.as({ ...reach, releases: 'read' }, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const reader = await tx.findOneBy(ReleaseReaderEntity, {
        releaseId: id,
        personId: actor.id,
        revokedAt: IsNull(),
      });
      const file = await tx.findOneBy(ReleaseFileEntity, {
        releaseId: id,
        path,
        state: 'RENDERED',
      });
      if (!file?.sha256 || (!reader && named)) throw new Refusal('not-found', { subject: 'file' });
      const { name } = await tx.findOneByOrFail(PersonEntity, { id: actor.id });
      const number = (await tx.countBy(ReleaseCopyEntity, { releaseId: id })) + 1;
      const own = reader ? { readerId: reader.id } : { personId: actor.id };
      await tx.insert(ReleaseCopyEntity, { releaseId: id, n: number, ...own, path, at });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'release.take-copy',
        subject: `${cycle.code}/release/${release.number}`,
        facts: { path, copy: number, sha256: file.sha256 },
        at,
      });
      return { number, name, file, taker: reader ? 'reader' : roleOf(opened, { actor, at }) } as const;
    });
    const content = await this.blobs.read(blobKey(RELEASES, file.sha256 ?? ''));
    const mark = waitingMark(release.state) ?? 'draft';
    if (PLAIN.includes(file.product)) return { number, mark, content };
    const language = file.language ?? 'en';
    const say = messages(language);
    const line =
      mark === 'embargoed'
        ? say('release.mark', {
            instant: formatInstant(language, (release.embargoAt ?? at).toISOString()),
            name,
            number,
          })
        : say('release.mark.draft', { name, number });
    const own: CopyMark = {
      number,
      size: content.length,
      sha256: file.sha256 ?? '',
      release: release.sha256 ?? '',
      taker,
      taken: at.toISOString(),
    };
    return { number, mark, content: await markFile(path, Buffer.from(content), line, own) };
  }
}

/** By which role somebody who was not named reads a release before publication. */
function roleOf({ plan, cycle }: OpenedCycle, { actor, at }: ReleaseQuestion): CopyTaker {
  const scope = { plan: plan.id, cycle: cycle.code };
  const [grant] = (['release:read', 'release:object'] as const).flatMap((permission) =>
    grantsWithin(actor, permission, scope, at.toISOString()),
  );
  return grant?.role ?? 'reader';
}

async function markFile(path: string, content: Buffer, words: string, own: CopyMark): Promise<Uint8Array> {
  switch (extname(path)) {
    case '.pdf':
      return markCopy(content, words, own);
    case '.csv':
      return Buffer.from(markCsv(content.toString('utf8'), words, own));
    case '.json':
      return Buffer.from(markJson(content.toString('utf8'), words, own));
    case '.xlsx': {
      const out = new PassThrough();
      const [bytes] = await Promise.all([buffer(out), markWorkbook(content, words, own, out)]);
      return bytes;
    }
    default:
      throw new Error(`${path} is of a kind that bears no mark.`);
  }
}
