import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { EvidenceFile } from '@signatory/contract';
import {
  Audit,
  EVIDENCE_SETTINGS,
  KeepEvidenceFile,
  ReceiveEvidenceFile,
  SweepEvidenceFiles,
} from '@signatory/features';
import { blobKey, openBlobStore, type BlobStore } from '@signatory/persistence';
import { startS3, type S3Server } from '../../support/s3-server.js';
import { Desk } from './desk.js';

const DAY_MS = 86_400_000;
const MB = 1_048_576;

describe.each(['a folder', 'a bucket'])('files of evidence in %s that nobody cites', (kind) => {
  let desk: Desk;
  let folder: string;
  let bucket: S3Server | null = null;
  let blobs: BlobStore;

  beforeAll(async () => {
    desk = await Desk.open();
    folder = await mkdtemp(join(tmpdir(), 'signatory-test-sweep-'));
    bucket = kind === 'a bucket' ? await startS3() : null;
    blobs = await openBlobStore(bucket?.blobUrl('evidence') ?? pathToFileURL(folder).href);
  });
  afterAll(async () => {
    await bucket?.stop();
    await desk.world.close();
    await rm(folder, { recursive: true, force: true });
  });

  const bring = (text: string, at = new Date(), bytes = EVIDENCE_SETTINGS.bytes): Promise<EvidenceFile> =>
    new ReceiveEvidenceFile(
      desk.catalogue,
      new KeepEvidenceFile(desk.world.database, new Audit(), blobs, { bytes }),
    ).execute({
      ...desk.request(desk.lead, at),
      content: Readable.from([Buffer.from(`%PDF-1.7\n${text}`)]),
      name: 'law.pdf',
      declared: 'application/pdf',
    });
  const sweep = (at = new Date(), store = blobs) =>
    new SweepEvidenceFiles(desk.world.database, desk.catalogue, store).execute(at);
  const isStored = async ({ sha256 }: EvidenceFile) => (await blobs.size(blobKey('IT', sha256))) !== undefined;
  const isKnown = async ({ sha256 }: EvidenceFile) =>
    (await desk.world.asSystem((tx) => tx.query<unknown[]>('select from blob where sha256 = $1', [sha256]))).length ===
    1;
  const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
  const cite = (version: number, ...files: EvidenceFile[]) =>
    desk.save('i1_note', version, {
      value: 'x',
      evidence: files.map(({ sha256 }) => ({ title: 'The act', file: sha256 })),
    });

  it('are forgotten after a day, and not before', async () => {
    const old = await bring('old', daysAgo(1.1));
    const young = await bring('young', daysAgo(0.9));
    expect(await sweep()).toBe(1);
    expect([await isStored(old), await isKnown(old)]).toEqual([false, false]);
    expect([await isStored(young), await isKnown(young)]).toEqual([true, true]);
    expect(await sweep()).toBe(0);
  });

  it('have another day when they are brought again', async () => {
    await bring('twice', daysAgo(3));
    const again = await bring('twice', daysAgo(0.5));
    expect(await sweep()).toBe(0);
    expect(await isStored(again)).toBe(true);
  });

  it('are kept where only an older version of an entry cites them', async () => {
    const first = await bring('first', daysAgo(3));
    const second = await bring('second', daysAgo(3));
    await cite(0, first);
    await cite(1, second);
    await cite(2);
    await sweep(new Date(Date.now() + 30 * DAY_MS));
    expect([await isStored(first), await isStored(second)]).toEqual([true, true]);
  });

  it('are kept where an agency’s part cites them, which the focal point has yet to look at', async () => {
    const file = await bring('part', daysAgo(3));
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.world.asSystem((tx) =>
      tx.query(
        `insert into contribution (cycle_id, member_code, indicator_id, contributor, agency, until, answer, asked_by, changed_by)
         select cycle_id, member_code, 'id-i1_note', 'p', 'The police', now(), $1, 'x', 'x' from report where member_code = 'IT'`,
        [JSON.stringify({ value: 'x', status: 'answered', evidence: [{ title: 'The act', file: file.sha256 }] })],
      ),
    );
    await sweep();
    expect(await isStored(file)).toBe(true);
  });

  it('are swept to the end after a crash in the middle, whichever side it struck', async () => {
    const before = await bring('struck before the file went', daysAgo(2));
    const after = await bring('struck after the file went', daysAgo(2));
    const struck = { before: new Set([before.sha256]), after: new Set([after.sha256]) };
    const failing: BlobStore = Object.assign(Object.create(blobs) as BlobStore, {
      delete: async (key: string) => {
        const sha256 = key.split('/').at(-1) ?? '';
        if (struck.before.delete(sha256)) throw new Error('the power went');
        await blobs.delete(key);
        if (struck.after.delete(sha256)) throw new Error('the power went');
      },
    });
    await expect(sweep(new Date(), failing)).rejects.toThrow('the power went');
    // What is not gone is known, so that a later sweep finds it; and it can be cited meanwhile.
    expect([await isStored(before), await isKnown(before)]).toEqual([true, true]);
    await expect(sweep(new Date(), failing)).rejects.toThrow('the power went');
    expect([await isStored(after), await isKnown(after)]).toEqual([false, true]);
    await sweep(new Date(), failing);
    for (const file of [before, after]) expect([await isStored(file), await isKnown(file)]).toEqual([false, false]);
  });

  it('may be as large as is said, and not a byte larger', async () => {
    const head = '%PDF-1.7\n'.length;
    const largest = await bring('x'.repeat(MB - head), new Date(), MB);
    expect(largest.size).toBe(MB);
    await expect(bring('x'.repeat(MB - head + 1), new Date(), MB)).rejects.toMatchObject({ code: 'body.too-large' });
  });
});
