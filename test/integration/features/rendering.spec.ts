import { getDefaultHighWaterMark, Readable, setDefaultHighWaterMark } from 'node:stream';
import { jest } from '@jest/globals';
import type { ReleaseView } from '@signatory/contract';
import { PdfTextError } from '@signatory/pdf';
import { blobKey, RELEASES } from '@signatory/persistence';
import { openPdf } from '../../pdf/checker/open-pdf.js';
import { codeOf } from './desk.js';
import { ReleaseDesk } from './release-desk.js';

const EMBARGO = new Date(Date.now() + 3 * 86_400_000);

let desk: ReleaseDesk;
let id: string;
beforeEach(async () => {
  desk = await ReleaseDesk.open();
  await desk.settle(1);
  id = await desk.request(desk.requester, EMBARGO);
});
afterEach(() => desk.close());

const pathsIn = ({ files }: ReleaseView, ...states: string[]): string[] =>
  files.filter(({ state }) => states.includes(state)).map(({ path }) => path);

/** The paths for which the queue still has a job. */
async function jobs(): Promise<string[]> {
  const rows = await desk.world.asSystem((tx) =>
    tx.query<{ path: string }[]>(`select payload ->> 'path' as path from outbox
      where name = 'scorecard.render' and done_at is null and failed is null order by 1`),
  );
  return rows.map(({ path }) => path);
}

it('counts its files, and renders none twice', async () => {
  const before = await desk.read(id);
  const [path = '', other = ''] = pathsIn(before, 'PENDING');
  // The document is stored by the request itself, and says who publishes it and on what it is printed.
  expect(await desk.document(id)).toMatchObject({ publisher: 'Observatory (Geneva)', paper: 'Letter' });
  expect(before.rendering).toEqual({ state: 'RENDERING', done: 1, total: before.files.length, failed: 0 });
  await desk.render(id, path);
  expect((await desk.read(id)).rendering).toMatchObject({ state: 'RENDERING', done: 2 });
  const put = jest.spyOn(desk.blobs, 'put');
  await desk.render(id, path);
  expect(put).not.toHaveBeenCalled();
  await desk.render(id, other);
  expect(put).toHaveBeenCalledTimes(1);
});

it('is not told to have failed by a job that was ended, when another is to render the same file', async () => {
  const [path = ''] = pathsIn(await desk.read(id), 'PENDING');
  const [job] = await desk.world.asSystem((tx) =>
    tx.query<{ id: string }[]>(`select id from outbox where name = 'scorecard.render' and payload ->> 'path' = $1`, [
      path,
    ]),
  );
  const giveUp = (outboxId = '') =>
    desk.verbs.render.fail({ releaseId: id, path, outboxId }, new Error('The store is gone.'));
  await desk.steer(id, 'cancel');
  await desk.steer(id, 'retry');
  await giveUp(job?.id);
  expect(pathsIn(await desk.read(id), 'FAILED')).toEqual([]);
  // Its own job tells.
  const [own] = await desk.world.asSystem((tx) =>
    tx.query<{ id: string }[]>(
      `select id from outbox where name = 'scorecard.render' and payload ->> 'path' = $1 and done_at is null`,
      [path],
    ),
  );
  await giveUp(own?.id);
  expect(pathsIn(await desk.read(id), 'FAILED')).toEqual([path]);
});

it('prints its documents on the paper that it names', async () => {
  const path = 'pdf/en/summary.pdf';
  await desk.render(id, path);
  const { sha256 } = (await desk.read(id)).files.find((file) => file.path === path) ?? {};
  const printed = await desk.blobs.read(blobKey(RELEASES, sha256 ?? ''));
  expect(openPdf(printed).document.loadPage(0).getBounds()).toEqual([0, 0, 612, 792]);
});

it('is cancelled before its sign-off, keeps what is rendered, and goes on with the rest', async () => {
  const all = pathsIn(await desk.read(id), 'PENDING');
  const [path = '', late = ''] = all;
  await desk.render(id, path);
  await desk.steer(id, 'cancel');
  const cancelled = await desk.read(id);
  expect(cancelled.rendering).toMatchObject({ state: 'CANCELLED', done: 2 });
  expect(cancelled.commands).toEqual(expect.arrayContaining(['retry-rendering']));
  expect(await jobs()).toEqual([]);
  // A job that a worker had taken comes too late.
  await desk.render(id, late);
  expect(pathsIn(await desk.read(id), 'CANCELLED')).toEqual(all.filter((each) => each !== path));
  expect(await codeOf(desk.signOff(id))).toBe('release.files-pending');
  expect(await codeOf(desk.steer(id, 'cancel'))).toBe('command.wrong-state');

  await desk.steer(id, 'retry');
  expect(await jobs()).toEqual(all.filter((each) => each !== path).sort());
  for (const rest of await jobs()) await desk.render(id, rest);
  const whole = await desk.read(id);
  expect(whole.rendering).toMatchObject({ state: 'RENDERED', done: whole.files.length });
  await desk.signOff(id);
  expect(await codeOf(desk.steer(id, 'cancel'))).toBe('command.wrong-state');
  expect(await codeOf(desk.steer(id, 'retry'))).toBe('command.wrong-state');
  expect(await desk.trail()).toEqual(expect.arrayContaining(['release.cancel-rendering', 'release.retry-rendering']));
});

it('is cancelled in the middle of a document, tells until then how far it is, and leaves nothing of it', async () => {
  const [path = ''] = pathsIn(await desk.read(id), 'PENDING').filter((each) => each.endsWith('report.pdf'));
  const progress = async () => (await desk.read(id)).files.find((file) => file.path === path)?.progress;
  const put = desk.blobs.put.bind(desk.blobs);
  let [told, drawn] = [await progress(), 0];
  expect(told).toBeNull();
  jest.spyOn(desk.blobs, 'put').mockImplementation((kind, content) =>
    put(
      kind,
      Readable.from(
        (async function* () {
          for await (const chunk of content as AsyncIterable<Uint8Array>) {
            // How many pages there are is known once they are laid out.
            if (!told?.pages) {
              told = await progress();
              if (told?.pages) await desk.steer(id, 'cancel');
            }
            drawn += chunk.length;
            yield chunk;
          }
        })(),
      ),
    ),
  );
  // So small a report would be drawn whole while its first bytes are looked at: here whoever draws waits for who reads.
  const most = getDefaultHighWaterMark(false);
  setDefaultHighWaterMark(false, 512);
  await desk.verbs.render.execute({ releaseId: id, path }, { pace: 0 });
  setDefaultHighWaterMark(false, most);
  expect(told).toEqual({ drawn: expect.any(Number), pages: expect.any(Number) });
  expect(told?.drawn).toBeLessThan(told?.pages ?? 0);
  expect(await desk.read(id)).toMatchObject({ rendering: { state: 'CANCELLED' } });
  expect((await desk.read(id)).files.find((file) => file.path === path)).toMatchObject({
    state: 'CANCELLED',
    sha256: null,
    progress: null,
  });
  jest.restoreAllMocks();
  await desk.steer(id, 'retry');
  await desk.render(id, path);
  const whole = (await desk.read(id)).files.find((file) => file.path === path);
  expect(whole).toMatchObject({ state: 'RENDERED', progress: null });
  expect(whole?.size).toBeGreaterThan(drawn);
});

it('is the secretariat’s to steer', async () => {
  expect(await codeOf(desk.steer(id, 'cancel', desk.lead))).toBe('not-found');
  expect(await codeOf(desk.steer(id, 'cancel', desk.person('reviewer', ['CA'])))).toBe('not-found');
  expect((await desk.read(id)).commands).toEqual(expect.arrayContaining(['cancel-rendering']));
});

it('says of what kind a failure is, and forgets it once it is tried again', async () => {
  const [path = ''] = pathsIn(await desk.read(id), 'PENDING');
  await desk.verbs.render.fail({ releaseId: id, path }, new PdfTextError('🚢', 'plan.title', 'no-font'));
  await desk.rendered(id);
  const failed = await desk.read(id);
  expect(failed.rendering).toMatchObject({ state: 'FAILED', failed: 1 });
  expect(failed.files.find((file) => file.path === path)).toMatchObject({
    state: 'FAILED',
    failure: 'unprintable',
    cause: expect.stringContaining('plan.title'),
  });
  await desk.steer(id, 'retry');
  expect((await desk.read(id)).files.find((file) => file.path === path)).toMatchObject({
    state: 'PENDING',
    failure: null,
    cause: null,
  });
  expect(await jobs()).toEqual([path]);
});

it('is not done again for an identical request, and is for another one', async () => {
  const [path = ''] = pathsIn(await desk.read(id), 'PENDING');
  await desk.render(id, path);
  const stored = (await desk.read(id)).files.find((file) => file.path === path);
  await desk.reject(id);
  await desk.redraft(id);
  expect(await desk.request(desk.requester, EMBARGO)).toBe(id);
  const again = await desk.read(id);
  expect(again.files.find((file) => file.path === path)).toEqual(stored);
  expect(await jobs()).toEqual(pathsIn(again, 'PENDING').sort());
  expect(await jobs()).not.toContain(path);

  await desk.reject(id);
  await desk.redraft(id);
  await desk.request(desk.requester, new Date(EMBARGO.getTime() + 60_000));
  expect(await jobs()).toContain(path);
});
