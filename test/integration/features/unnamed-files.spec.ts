import { readdir, utimes, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Audit,
  EVIDENCE_SETTINGS,
  ImportFiles,
  IMPORT_SETTINGS,
  KeepEvidenceFile,
  SweepBlobs,
} from '@signatory/features';
import { holdBlob, RELEASES, systemReach, type BlobStore } from '@signatory/persistence';
import { requestRelease } from '../../support/request-release.js';
import { openStore, STORES, type OpenStore } from '../../support/open-store.js';
import { Desk } from './desk.js';

const DAY_MS = 86_400_000;

describe.each(STORES)('files that no row names in %s', (kind) => {
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

  const sweep = (days: number, store = blobs) =>
    new SweepBlobs(desk.world.database, desk.catalogue, store).execute(new Date(Date.now() + days * DAY_MS));
  const stored = async (): Promise<string[]> => {
    const keys: string[] = [];
    for await (const key of blobs.list()) keys.push(key);
    return keys.sort();
  };
  const keyOf = async (owner: string, text: string): Promise<string> => (await blobs.put(owner, text)).key;
  afterEach(async () => {
    for (const key of await stored()) await blobs.delete(key);
  });

  it('are removed a day after they came, whoever’s they were, and not before', async () => {
    // The process was killed before the row of each was committed.
    for (const owner of ['IT', 'imports_IT', 'CA', RELEASES]) await keyOf(owner, 'nobody names this');
    expect(await sweep(0.9)).toEqual({ files: 0, drafts: 0 });
    expect(await stored()).toHaveLength(4);
    expect(await sweep(1.1)).toEqual({ files: 4, drafts: 0 });
    expect(await stored()).toEqual([]);
  });

  it('leave those that a row names: of evidence, of an import that is kept, of a release', async () => {
    const { sha256 } = await new KeepEvidenceFile(
      desk.world.database,
      new Audit(),
      blobs,
      EVIDENCE_SETTINGS,
      null,
    ).execute({
      memberCode: 'IT',
      reach: systemReach(['IT']),
      subject: 'c-2025/IT',
      content: Readable.from([Buffer.from('%PDF-1.7\nlaw')]),
      name: 'law.pdf',
      declared: 'application/pdf',
      actor: 'x',
      at: new Date(),
    });
    const brought = await new ImportFiles(blobs, IMPORT_SETTINGS).put('IT', Readable.from(['indicator,value\n']));
    const imported = (state: string) =>
      desk.world.asSystem((tx) =>
        tx.query(
          `insert into report_import (cycle_id, member_code, name, format, sha256, size, requested_by, queued_at)
           select id, 'IT', $1, 'csv', $2, $3, 'x', now() from cycle where code = 'c-2025'`,
          [state, brought.sha256, brought.size],
        ),
      );
    await imported('once');
    await imported('again');
    await desk.world.asSystem((tx) =>
      tx.query(`insert into score (cycle_id, member_code, commitment_id, state, kind, value)
        select id, 'IT', 'c1', 'CONFIRMED', 'score', 1 from cycle where code = 'c-2025'`),
    );
    await requestRelease(desk.world, { actor: desk.person('secretariat', []), cycle: 'c-2025', blobs });
    const before = await stored();
    expect(before.map((key) => key.split('/')[0])).toEqual(['IT', 'imports_IT', RELEASES]);
    // The same bytes of a member that never brought them are nobody's.
    const other = await keyOf('CA', '%PDF-1.7\nlaw');
    expect(other.endsWith(sha256)).toBe(true);
    expect(await sweep(30)).toEqual({ files: 1, drafts: 0 });
    expect(await stored()).toEqual(before);
    // Of two imports of one file the last that is kept keeps it.
    const forget = (named: string) =>
      desk.world.asSystem((tx) => tx.query('update report_import set swept_at = now() where name = $1', [named]));
    await forget('once');
    expect(await sweep(30)).toMatchObject({ files: 0 });
    await forget('again');
    expect(await sweep(30)).toMatchObject({ files: 1 });
    expect(await stored()).not.toContain(brought.key);
  });

  it('leave one that is being named at this instant, or was brought again', async () => {
    const text = 'named at last';
    const { key, sha256 } = await blobs.put('IT', text);
    let sweeping: Promise<unknown> = Promise.resolve();
    await desk.world.database.as(systemReach(['IT']), async (tx) => {
      await holdBlob(tx, key);
      sweeping = sweep(2);
      await pause(300);
      await tx.query(
        `insert into blob (member_code, sha256, size, media_type, name, uploaded_by, uploaded_at, scan)
         values ('IT', $1, $2, 'application/pdf', 'law.pdf', array['x'], now(), 'unscanned')`,
        [sha256, text.length],
      );
    });
    expect(await sweeping).toEqual({ files: 0, drafts: 0 });
    const again = await keyOf('IT', 'brought again');
    let looks = 0;
    // Old when it was looked at first, and young under the lock.
    const renewed: BlobStore = Object.assign(Object.create(blobs) as BlobStore, {
      writtenAt: async () => ((looks += 1) === 1 ? new Date(0) : new Date(Date.now() + 2 * DAY_MS)),
    });
    expect(await sweep(2, renewed)).toEqual({ files: 0, drafts: 0 });
    expect(await stored()).toEqual([key, again].sort());
  });

  it('leave what is none of this installation’s', async () => {
    const foreign = await keyOf('somebody-else', 'their file');
    expect(await sweep(30)).toEqual({ files: 0, drafts: 0 });
    expect(await stored()).toEqual([foreign]);
  });

  if (kind === 'a folder')
    it('go with what is left of files that never came whole', async () => {
      await blobs.put('IT', 'x');
      const own = join(store.folder ?? '', 'IT');
      const draft = (): string => join(own, `.${randomUUID()}`);
      const [old, young] = [draft(), draft()];
      for (const path of [old, young]) await writeFile(path, 'half');
      await utimes(old, new Date(0), new Date(0));
      expect(await sweep(0)).toEqual({ files: 0, drafts: 1 });
      expect((await readdir(own)).filter((file) => file.startsWith('.'))).toEqual([young.split('/').at(-1)]);
    });
});
