import { Readable } from 'node:stream';
import type { EvidenceFile } from '@signatory/contract';
import {
  Audit,
  Clamd,
  EVIDENCE_SETTINGS,
  KeepEvidenceFile,
  ReceiveEvidenceFile,
  ScanEvidenceFiles,
  SweepEvidenceFiles,
  TellConsultations,
  TellNews,
  type VirusScanner,
} from '@signatory/features';
import { blobKey, type BlobStore } from '@signatory/persistence';
import { addPerson } from '../../support/add-person.js';
import { EICAR, FakeClamd } from '../../support/fake-clamd.js';
import { openStore, STORES, type OpenStore } from '../../support/open-store.js';
import { Desk } from './desk.js';

const DAY_MS = 86_400_000;
const MB = 1_048_576;

describe.each(STORES)('files of evidence in %s', (kind) => {
  let desk: Desk;
  let store: OpenStore;
  let blobs: BlobStore;

  beforeAll(async () => {
    desk = await Desk.open();
    store = await openStore(kind);
    ({ blobs } = store);
  });
  afterAll(async () => {
    await desk.world.close();
    await store.close();
  });

  const bring = (
    text: string,
    at = new Date(),
    bytes = EVIDENCE_SETTINGS.bytes,
    scanner: VirusScanner | null = null,
  ): Promise<EvidenceFile> =>
    new ReceiveEvidenceFile(
      desk.catalogue,
      new KeepEvidenceFile(desk.world.database, new Audit(), blobs, { bytes }, scanner),
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

  it('are forgotten a day after they came where nobody cites them, and not before', async () => {
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
    // Also by the name that its member knows it by.
    const { versions } = await desk.history.execute({ ...desk.request(), indicator: 'i1_note', before: null });
    const files = versions.map(({ changes }) =>
      changes.flatMap(({ field, ...change }) => (field.endsWith('.file') ? [change] : [])),
    );
    const came = { after: second.sha256, afterName: 'law.pdf' };
    const went = { before: first.sha256, beforeName: 'law.pdf' };
    expect(files).toEqual([
      [{ before: second.sha256, beforeName: 'law.pdf' }],
      [came, went],
      [{ after: first.sha256, afterName: 'law.pdf' }],
    ]);
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

  describe('where there is a virus scanner', () => {
    let clamd: FakeClamd;
    let scanner: Clamd;

    beforeAll(async () => {
      clamd = await new FakeClamd().start();
      scanner = new Clamd(clamd.address, 1_500);
    });
    afterAll(() => clamd.stop());

    const scan = (at = new Date(), by: VirusScanner | null = scanner, store = blobs) =>
      new ScanEvidenceFiles(desk.world.database, desk.catalogue, new Audit(), store, by).execute(at);
    const bringScanned = (text: string) => bring(text, new Date(), MB, scanner);
    const known = async ({ sha256 }: EvidenceFile) =>
      (
        await desk.world.asSystem((tx) =>
          tx.query<Record<string, unknown>[]>(
            'select scan, virus, scan_fault as fault, removed_at is not null as removed from blob where sha256 = $1',
            [sha256],
          ),
        )
      )[0];
    const later = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

    it('wait until it has told of them, those that came before it too', async () => {
      await scan();
      const before = await bring('before the scanner');
      const file = await bringScanned('a law');
      expect([before.scan, file.scan]).toEqual(['unscanned', 'waiting']);
      const jobs = await desk.world.asSystem((tx) =>
        tx.query<unknown[]>(`select from outbox where name = 'evidence.scan-files' and sent_at is null`),
      );
      expect(jobs).toHaveLength(1);
      expect(await scan()).toBe(2);
      for (const each of [before, file]) expect(await known(each)).toMatchObject({ scan: 'clean', virus: null });
      expect(clamd.asked.at(-1)?.toString()).toBe('%PDF-1.7\na law');
      expect(await scan()).toBe(0);
    });

    it('that are infected leave the store, and the trail says what was found in what', async () => {
      await addPerson(desk.world, { role: 'lead-focal-point', members: ['IT'] });
      const file = await bringScanned(`first ${EICAR}`);
      await desk.save('i1_since', 0, { value: '2025-01-02', evidence: [{ title: 'The act', file: file.sha256 }] });
      expect(await scan()).toBe(1);
      expect(await known(file)).toEqual({ scan: 'infected', virus: 'Eicar-Signature', fault: null, removed: true });
      expect(await isStored(file)).toBe(false);
      const events = await desk.world.asSystem((tx) =>
        tx.query<{ told: Record<string, unknown> }[]>(
          `select body::jsonb as told from audit_event where body like '%evidence.infected%'`,
        ),
      );
      expect(events.map(({ told }) => told)).toMatchObject([
        {
          actor: 'system',
          subject: 'c-2025/IT',
          facts: { sha256: file.sha256, name: 'law.pdf', size: file.size, virus: 'Eicar-Signature' },
        },
      ]);
      await new TellNews(desk.world.database, desk.catalogue, new TellConsultations(desk.world.database)).execute(
        later(5),
      );
      const letters = await desk.world.asSystem((tx) =>
        tx.query<{ kind: string; parts: unknown }[]>(
          `select kind, facts -> 'parts' as parts from mail where kind = 'file-infected'`,
        ),
      );
      expect(letters).toEqual([{ kind: 'file-infected', parts: [{ member: 'IT', indicator: 'id-i1_since' }] }]);
      const [report] = await desk.world.asSystem((tx) =>
        tx.query<{ revision: number }[]>('select revision from report'),
      );
      await expect(desk.certify(report?.revision ?? 0)).rejects.toMatchObject({
        code: 'file.infected',
        facts: { virus: 'Eicar-Signature' },
      });
    });

    it('that were infected are asked about anew when they are brought again, and without a scanner refused', async () => {
      const file = await bringScanned(`again ${EICAR}`);
      await scan();
      await expect(bring(`again ${EICAR}`)).rejects.toMatchObject({ code: 'file.infected' });
      await scan(new Date(), null);
      expect([await isStored(file), (await known(file))?.['removed']]).toEqual([false, true]);
      expect((await bringScanned(`again ${EICAR}`)).scan).toBe('waiting');
      // Its makers have learnt meanwhile that it is none.
      await scan(new Date(), { address: '', version: async () => '', scan: async () => null });
      expect([await known(file), await isStored(file)]).toMatchObject([{ scan: 'clean', virus: null }, true]);
    });

    it('are removed to the end after a crash in the middle', async () => {
      const file = await bringScanned(`crash ${EICAR}`);
      const failing: BlobStore = Object.assign(Object.create(blobs) as BlobStore, {
        delete: () => Promise.reject(new Error('the power went')),
      });
      await expect(scan(new Date(), scanner, failing)).rejects.toThrow('the power went');
      expect([await isStored(file), await known(file)]).toMatchObject([true, { scan: 'infected', removed: false }]);
      await scan();
      expect([await isStored(file), await known(file)]).toMatchObject([false, { scan: 'infected', removed: true }]);
    });

    it('wait while it is away or silent, and are told of once it is back', async () => {
      const file = await bringScanned('during an outage');
      await clamd.stop();
      await expect(scan()).rejects.toThrow(`the virus scanner at ${clamd.address} does not answer`);
      expect(await known(file)).toMatchObject({ scan: 'waiting' });
      await clamd.start();
      expect(await scan()).toBe(1);
      const silent = await bringScanned('silence');
      await expect(scan()).rejects.toThrow('does not answer: it was silent');
      expect(await known(silent)).toMatchObject({ scan: 'waiting' });
      await desk.world.asSystem((tx) => tx.query(`delete from blob where sha256 = $1`, [silent.sha256]));
    });

    it('of which it cannot tell keep no others waiting, and are never taken for clean', async () => {
      const files = [await bringScanned('an error'), await bringScanned('hang up'), await bringScanned('another law')];
      expect(await scan()).toBe(1);
      expect(await Promise.all(files.map(known))).toMatchObject([
        { scan: 'waiting', fault: 'INSTREAM size limit exceeded. ERROR' },
        { scan: 'waiting', fault: expect.stringContaining('it hung up') },
        { scan: 'clean', fault: null },
      ]);
      const asked = clamd.asked.length;
      await scan();
      expect(clamd.asked).toHaveLength(asked);
      await scan(later(4));
      expect(clamd.asked).toHaveLength(asked + 2);
      // Without a scanner nobody waits for one.
      await scan(later(5), null);
      expect((await Promise.all(files.map(known))).map((each) => each?.['scan'])).toEqual([
        'unscanned',
        'unscanned',
        'clean',
      ]);
    });
  });
});
