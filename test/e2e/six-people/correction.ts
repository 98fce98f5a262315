import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChapterView, CorrectionView, ReleaseDifference, ReleaseDocument, ReleaseView } from '@signatory/contract';
import { openPdf, textOfPage } from '../../pdf/checker/open-pdf.js';
import { CODE, CYCLE, day, done, ORDER, refused, WORDS, type Story } from './story.js';

const CLI = fileURLToPath(new URL('../../../apps/cli/dist/bundle/main.js', import.meta.url));
const RESULTS = `/results/${CODE}`;
const CASE = {
  ground: 'transcription',
  text: 'The watch of Portugal was entered as that of another port.',
  entries: [{ member: 'PT', indicator: 'a1_watch' }],
  scores: [{ member: 'PT', commitment: 'A.1' }],
  members: ['PT'],
};

/** At a machine that has nothing of the product but its program. */
function verify(folder: string, what = '.', ...options: readonly string[]): Promise<{ status: number; out: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [CLI, 'verify', what, '--key', 'jwks.json', ...options],
      { env: {}, cwd: folder },
      (error, out, err) =>
        resolve({ status: typeof error?.code === 'number' ? error.code : error ? 99 : 0, out: out + err }),
    );
  });
}

/** A published figure was wrong: its entry is edited, its score given again by two, and a new release says what moved. */
export function tellOfTheCorrection(story: () => Story): void {
  const as = (name: string) => story().as(name);
  const cell = `${CYCLE}/scores/PT/A.1`;
  const entry = `${CYCLE}/reports/PT/entries/a1_watch`;
  let old: ReleaseView;
  let next: ReleaseView;
  let id = '';
  const read = () => done(as('rosa').get<CorrectionView>(`/api/corrections/${id}`), 200);
  const reopen = (name: string, version: number) =>
    as(name).post(`/api/corrections/${id}/reopen`, undefined, { 'if-match': `"${version}"` });

  /** Neither the correction nor its case is told by what the public reads, nor by what it asks of the release that stands. */
  const isSecret = async (): Promise<void> => {
    // A file in which nothing moved is the same in both releases.
    const known = new Set(old.files.map(({ sha256 }) => sha256));
    const moved = next.files.flatMap(({ sha256 }) => (sha256 === null || known.has(sha256) ? [] : [sha256]));
    const secrets = [next.id, next.sha256, CASE.text, ...moved];
    for (const path of [
      RESULTS,
      `${RESULTS}/corrections`,
      `${RESULTS}/members/PT`,
      '/api/published',
      `/api/published/${CODE}/releases`,
      `/api/verify/${old.sha256}`,
      `/verify?hash=${old.sha256}`,
      '/trends',
      '/sitemap.xml',
    ]) {
      const { text } = await story().visitor.get(path);
      expect([path, secrets.filter((secret) => text.includes(secret))]).toEqual([path, []]);
    }
    for (const path of [
      `/api/verify/${next.sha256}`,
      `/api/published/${CODE}/releases/2`,
      `${RESULTS}/files/erratum.csv`,
    ])
      expect([path, (await story().visitor.get(path)).status]).toEqual([path, 404]);
  };

  it('opens on one of its grounds, and names what may move', async () => {
    const [published] = await done(as('rosa').get<ReleaseView[]>(`${CYCLE}/releases`), 200);
    if (!published) throw new Error('Nothing was released.');
    old = published;
    const path = `/api/releases/${old.id}/corrections`;
    for (const name of ['ada', 'lead-PT', 'ed']) await refused(as(name).post(path, CASE), 403, 'permission.missing');
    await refused(as('rosa').post(path, { ...CASE, ground: 'later-action' }), 422, 'correction.later-action');
    await refused(as('rosa').post(path, { ...CASE, ground: 'regret' }), 422, 'correction.ground-unknown');
    await refused(as('rosa').post(path, { ...CASE, members: ['XX'] }), 422, 'request.invalid');
    id = (await done(as('rosa').post<CorrectionView>(path, CASE), 201)).id;
    await refused(as('rosa').post(path, CASE), 409, 'correction.open');
    await refused(as('rosa').post(`${CYCLE}/reports/PT/reopen`, { reason: CASE.text }), 409, 'correction.needed');
    await refused(as('ada').post(`${cell}/adjudication`, { value: 1, rationale: WORDS }), 409, 'command.wrong-state');
  });

  it('reopens the named entry and score, and no other', async () => {
    const { version } = await read();
    expect((await as('rosa').post(`/api/corrections/${id}/reopen`)).status).toBe(428);
    await refused(reopen('rosa', version + 1), 412, 'version.stale');
    await refused(reopen('lead-PT', version), 403, 'permission.missing');
    await done(reopen('rosa', version));
    await refused(as('lead-PT').save(entry, 1, { value: 'continuous' }), 409, 'entry.not-open');
    await refused(as('rosa').post(`${CYCLE}/reports/NO/reopen`, { reason: CASE.text }), 409, 'correction.needed');
    await done(as('rosa').post(`${CYCLE}/reports/PT/reopen`, { reason: CASE.text }));
    await refused(
      as('lead-PT').save(`${CYCLE}/reports/PT/entries/a1_calls`, 1, { value: '81' }),
      409,
      'entry.not-open',
    );
    await refused(as('lead-NO').save(entry, 1, { value: 'none' }), 404, 'not-found');
    await done(as('lead-PT').save(entry, 1, { value: 'continuous', evidence: [ORDER] }), 200);
    await refused(as('rosa').post(`${CYCLE}/releases`, { embargoUntil: day(3) }), 409, 'correction.unsettled');
    await story().certify('PT');
    const decide = (name: string, version: number) =>
      as(name).post(`${CYCLE}/reviews/PT/a1_watch/decision`, { decision: 'approve', version });
    await refused(decide('ann', 1), 412, 'review.stale');
    await done(decide('ann', 2));
  });

  it('has the score given again, blind, and shared again', async () => {
    const opinion = { value: 1, rationale: WORDS };
    await refused(as('ann').post(`${CYCLE}/scores/PT/A.2/opinions`, opinion), 409, 'score.already-given');
    await done(as('ann').post(`${cell}/opinions`, { ...opinion, value: 0 }));
    for (const name of ['bob', 'ada'])
      expect(await story().score(name, 'PT', 'A.1')).toMatchObject({ opinions: [], proposal: null, own: null });
    await done(as('bob').post(`${cell}/opinions`, opinion));
    await done(as('ada').post(`${cell}/adjudication`, { value: 1, rationale: 'The corrected entry shows it.' }));
    await refused(as('rosa').post(`${CYCLE}/releases`, { embargoUntil: day(3) }), 409, 'correction.unsettled');
    await done(as('rosa').post(`${CYCLE}/scores/share`, { member: 'PT' }), 200);
    await done(as('lead-PT').post(`${cell}/reply`, { kind: 'accepted' }));
  });

  it('has a chapter written otherwise, as it was reopened for a reason', async () => {
    const chapter = `${CYCLE}/chapters/A.2`;
    const head = () => done(as('ed').get<ChapterView>(chapter), 200);
    const step = async (name: string, command: string, body?: object) =>
      as(name).post(`${chapter}/${command}`, body, { 'if-match': `"${(await head()).version}"` });
    await done(step('ed', 'reopen', { reason: 'The fund has another name.' }));
    const { texts } = await head();
    const sections = {
      background: 'The average stays {{average:commitment:A.2 = 0.00}}.',
      definitions: '',
      members: {},
    };
    await done(as('ed').save(`${chapter}/texts/en`, texts[0]?.n ?? 0, { sections }));
    await done(step('ed', 'check'));
    await done(step('rosa', 'clear'));
  });

  it('ends in a new release with its erratum, by two people and a silence again; the old one says so', async () => {
    next = await story().request(day(3));
    expect([next.number, next.corrects]).toEqual([2, 1]);
    await refused(as('rosa').post(`/api/releases/${next.id}/sign-off`), 403, 'same-person');
    await done(as('sam').post(`/api/releases/${next.id}/sign-off`));
    await story().passTime(next.id, 'silence_until', 'EMBARGOED');
    const before = await done(story().visitor.get<ReleaseDocument>(`/api/published/${CODE}`), 200);
    expect(before.number).toBe(1);
    await isSecret();
    await story().passTime(next.id, 'embargo_at', 'PUBLISHED');
    const { erratum } = await done(story().visitor.get<ReleaseDocument>(`/api/published/${CODE}`), 200);
    expect(erratum).toMatchObject({
      corrects: { number: 1, sha256: old.sha256 },
      ground: 'transcription',
      text: CASE.text,
    });
    expect(
      erratum?.lines
        .filter(({ cause }) => cause === 'named')
        .map(({ kind, member, before: was, now }) => [kind, member, was, now]),
    ).toEqual([
      ['score', 'PT', '0', '+1'],
      ['answer', 'PT', 'daytime', 'continuous'],
      ['report', 'PT', '1', '2'],
    ]);
    expect(erratum?.lines.filter(({ kind }) => kind === 'chapter')).toMatchObject([
      { commitment: 'A.2', before: 'The average is 0.00.', now: 'The average stays 0.00.', cause: 'follows' },
    ]);
    const difference = await done(
      as('rosa').get<ReleaseDifference>(`/api/releases/${next.id}/difference?since=${old.id}`),
      200,
    );
    expect([difference.since, difference.number, difference.count]).toEqual([1, 2, erratum?.lines.length]);
    expect(difference.lines.map(({ kind, before: was, now }) => [kind, was, now])).toEqual(
      erratum?.lines.map(({ kind, before: was, now }) => [kind, was, now]),
    );
    expect(difference.lines.find(({ kind }) => kind === 'score')?.member).toMatchObject({
      texts: { en: expect.anything() },
    });
    await refused(as('rosa').get(`/api/releases/${next.id}/difference?since=${randomUUID()}`), 404, 'not-found');
    expect(await story().release(old.id)).toMatchObject({ state: 'CORRECTED', correctedBy: 2 });
    expect(await read()).toMatchObject({ state: 'CLOSED', correctedBy: 2 });
    const [known] = await done(story().visitor.get<{ state: string }[]>(`/api/verify/${old.sha256}`), 200);
    expect(known).toMatchObject({ state: 'CORRECTED', newer: 2, correction: { number: 2, sha256: next.sha256 } });
    const pages = await story().visitor.get(`${RESULTS}/corrections`);
    expect([pages.text.includes(CASE.text), pages.text.includes(old.sha256)]).toEqual([true, true]);
    const report = await fetch(`${story().product.url}${RESULTS}/files/pdf/en/report.pdf`);
    const pdf = openPdf(Buffer.from(await report.arrayBuffer()));
    const printed = pdf.pages.map((_, page) => textOfPage(pdf, page)).join(' ');
    expect(printed.replaceAll(/\s+/g, ' ')).toContain(CASE.text);
  });

  it('verifies on a machine that has no database, and not with a byte changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'signatory-test-story-'));
    const replaced = join(folder, '.replaced');
    try {
      await mkdir(replaced);
      const { files } = await story().release(next.id);
      const download = async (path: string, into = folder): Promise<[name: string, bytes: Buffer]> => {
        const answer = await fetch(story().product.url + path, { headers: { cookie: as('sam').cookie ?? '' } });
        const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'jwks.json';
        const bytes = Buffer.from(await answer.arrayBuffer());
        await writeFile(join(into, name), bytes);
        return [name, bytes];
      };
      await download('/.well-known/jwks.json');
      for (const { path } of files) await download(`${RESULTS}/files/${path}`);
      expect(await verify(folder)).toMatchObject({ status: 0, out: expect.stringMatching(/\nVERIFIED\n$/) });
      for (const { path } of old.files) await download(`/api/releases/${old.id}/files/${path}`, replaced);
      expect(await verify(folder, '.replaced', '--correction', 'manifest.json')).toMatchObject({
        status: 0,
        out: expect.stringContaining(`it was CORRECTED by release 2 of ${CODE}`),
      });
      const [name, bytes] = await download(`${RESULTS}/files/erratum.csv`);
      await writeFile(join(folder, name), Buffer.concat([bytes.subarray(0, -3), Buffer.from('0'), bytes.subarray(-2)]));
      expect(await verify(folder)).toMatchObject({ status: 1, out: expect.stringContaining(`FAULT ${name}`) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
