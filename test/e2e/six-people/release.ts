import { createHash } from 'node:crypto';
import { partCopy, type Problem, type ReleaseDocument, type ReleaseView } from '@signatory/contract';
import { CODE, CYCLE, day, done, PLAN, REASON, refused, told, WORDS, type Story } from './story.js';

/** Of what nothing brings back the cycle is named as well. */
const NAMED = { ...REASON, confirm: CODE };

const RESULTS = `/results/${CODE}`;
const REPORT = 'pdf/en/report.pdf';

/** Requested, signed by somebody else, objected to, signed again, read by one who was named, and published at its instant. */
export function tellOfTheRelease(story: () => Story): void {
  const as = (name: string) => story().as(name);
  let release: ReleaseView;
  const on = (name: string, act: string, body?: object) => as(name).post(`/api/releases/${release.id}/${act}`, body);
  const copyOf = async (name: string): Promise<{ status: number; disposition: string; bytes: Buffer }> => {
    const answer = await fetch(`${story().product.url}/api/releases/${release.id}/files/${REPORT}`, {
      headers: { cookie: as(name).cookie ?? '' },
    });
    const { status, headers } = answer;
    const disposition = headers.get('content-disposition') ?? '';
    return { status, disposition, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  /** At no address of the public's, and none of those who were not named. */
  const isSecret = async (): Promise<void> => {
    for (const path of [
      RESULTS,
      `${RESULTS}/files/scores.csv`,
      `/api/published/${CODE}`,
      `/api/verify/${release.sha256}`,
    ])
      expect([path, (await story().visitor.get(path)).status]).toEqual([path, 404]);
    for (const [method, headers] of [
      ['HEAD', {}],
      ['GET', { range: 'bytes=0-9' }],
      ['GET', { 'if-none-match': `"${release.files.find(({ path }) => path === 'scores.csv')?.sha256}"` }],
    ] as const) {
      const told = await story().visitor.send(method, `${RESULTS}/files/scores.csv`, { headers });
      const [etag, range] = [told.headers.get('etag'), told.headers.get('content-range')];
      expect([method, told.status, etag, range]).toEqual([method, 404, null, null]);
    }
    for (const name of ['ann', 'ada', 'rita', 'lead-NO'])
      for (const path of ['', '/number-check'])
        await refused(as(name).get(`/api/releases/${release.id}${path}`), 404, 'not-found');
  };

  it('is requested by the secretariat for an instant that leaves the members their days', async () => {
    const path = `${CYCLE}/releases`;
    for (const name of ['ada', 'ed', 'lead-NO', 'rita'])
      await refused(as(name).post(path, { embargoUntil: day(3) }), 403, 'permission.missing');
    await refused(as('rosa').post(path, { embargoUntil: day(-1) }), 422, 'release.embargo-past');
    await refused(as('rosa').post(path, { embargoUntil: day(0.5) }), 422, 'release.silence-too-short');
    release = await story().request(day(3));
    expect([release.state, release.number]).toEqual(['REQUESTED', 1]);
    const numbers = await done(as('rosa').get(`/api/releases/${release.id}/number-check`), 200);
    expect(numbers).toEqual({ count: 0, items: [] });
    await isSecret();
  });

  it('is signed off by another person than its requester, who judged nothing and is of no member', async () => {
    await refused(on('rosa', 'sign-off'), 403, 'same-person');
    await refused(on('nora', 'sign-off'), 403, 'conflict-of-interest');
    for (const name of ['ed', 'ada', 'lead-PT']) expect(told(await on(name, 'sign-off'))[0]).toBe(403);
    await refused(on('rosa', 'reject', REASON), 403, 'same-person');
    // Whoever classed an action signs for none, whatever role comes later.
    const role = { grants: [{ role: 'secretariat', plan: PLAN }] };
    await done(as('rosa').post(`/api/people/${story().idOf('sue')}/grants`, role), 201);
    for (const act of ['sign-off', 'reject', 'withdraw']) {
      const own = await as('sue').post<Problem>(
        `/api/releases/${release.id}/${act}`,
        act === 'reject' ? REASON : NAMED,
      );
      expect([...told(own), own.body.facts?.['first']]).toEqual([403, 'same-person', 'judgeAction']);
    }
    await done(on('sam', 'sign-off'));
    await refused(on('sam', 'sign-off'), 409, 'command.wrong-state');
    expect((await story().release(release.id)).state).toBe('SILENCE');
  });

  it('is objected to by a lead in the silence, drafted again, and signed again', async () => {
    // Who asked and who signed is told to those who keep it: roles, not accounts, to everybody else.
    for (const name of ['lead-PT', 'ed'])
      expect(await story().release(release.id, name)).toMatchObject({ requestedBy: null, signedBy: null });
    expect(await story().release(release.id)).toMatchObject({ requestedBy: 'rosa', signedBy: 'sam' });
    // Whoever reads it by a role has copies, marked and counted, and the secretariat the bytes that are signed.
    const report = release.files.find((file) => file.path === REPORT);
    for (const [at, name] of ['lead-PT', 'ed'].entries()) {
      const copy = await copyOf(name);
      expect([copy.status, copy.disposition]).toEqual([
        200,
        expect.stringContaining(`report-embargoed-copy-${at + 1}.pdf`),
      ]);
      expect(partCopy(copy.bytes)?.mark).toMatchObject({
        number: at + 1,
        sha256: report?.sha256,
        release: release.sha256,
        taker: ['lead-focal-point', 'editor'][at],
      });
      expect(await story().release(release.id, name)).toMatchObject({ marked: true, byName: false });
    }
    expect(
      createHash('sha256')
        .update((await copyOf('sam')).bytes)
        .digest('hex'),
    ).toBe(report?.sha256);
    const objection = { member: 'PT', reason: 'O nosso fundo tem outro nome.', language: 'pt' };
    await refused(on('lead-NO', 'object', objection), 403, 'permission.missing');
    for (const name of ['ann', 'rosa']) expect(told(await on(name, 'object', objection))[0]).toBe(403);
    await refused(on('rosa', 'redraft'), 409, 'command.wrong-state');
    await done(on('lead-PT', 'object', objection));
    const objected = await done(as('rosa').get<ReleaseView>(`/api/releases/${release.id}`), 200);
    expect(objected.objections).toMatchObject([objection]);
    await refused(on('lead-PT', 'object', objection), 409, 'command.wrong-state');
    await refused(on('lead-PT', 'redraft'), 403, 'permission.missing');
    await done(on('rosa', 'redraft'));
    const again = await story().request(day(3));
    expect([again.id, again.number]).toEqual([release.id, 1]);
    release = again;
    await done(on('sam', 'sign-off'));
    await story().passTime(release.id, 'silence_until', 'EMBARGOED');
    await isSecret();
  });

  it('is read before its instant by who was named, in copies that are marked and logged', async () => {
    const { email } = (await done(as('rita').get<{ person: { email: string } }>('/api/session'), 200)).person;
    await refused(on('ed', 'readers', { email }), 403, 'permission.missing');
    await done(on('rosa', 'readers', { email }));
    await refused(on('rosa', 'readers', { email }), 409, 'release.reader-named');
    const copy = await copyOf('rita');
    const signed = release.files.find((file) => file.path === REPORT);
    expect(partCopy(copy.bytes)?.mark).toMatchObject({ number: 3, sha256: signed?.sha256, taker: 'reader' });
    const { readers } = await story().release(release.id);
    expect(readers.map(({ name, copies }) => [name, copies.map(({ n, path: taken }) => [n, taken])])).toEqual([
      ['rita', [[3, REPORT]]],
    ]);
  });

  it('is public at its instant and not before; then nothing of it is edited', async () => {
    await refused(on('rosa', 'embargo', { embargoUntil: day(-1) }), 422, 'release.embargo-past');
    await refused(on('rosa', 'withdraw', NAMED), 403, 'same-person');
    await refused(on('sam', 'withdraw', { ...NAMED, confirm: 'another' }), 422, 'request.invalid');
    await refused(on('sam', 'withdraw', NAMED), 409, 'command.wrong-state');
    await story().passTime(release.id, 'embargo_at', 'PUBLISHED');
    for (const { path, sha256 } of (await story().release(release.id)).files) {
      const file = await fetch(`${story().product.url}${RESULTS}/files/${path}`);
      const hash = createHash('sha256')
        .update(Buffer.from(await file.arrayBuffer()))
        .digest('hex');
      expect([path, file.status, hash]).toEqual([path, 200, sha256]);
    }
    // What the guideline proposed is told where the assessors departed from it, and which clause decided where they did not.
    const { scores } = await done(story().visitor.get<ReleaseDocument>(`/api/published/${CODE}`), 200);
    const departures: string[] = [];
    for (const { member, commitment, value, why } of scores.filter(({ kind }) => kind === 'score')) {
      const proposed = (await story().score('ada', member, commitment)).proposal?.score ?? null;
      const departed = proposed !== null && proposed !== value;
      expect(why?.proposal).toBe(departed ? proposed : undefined);
      if (departed) departures.push(`${member} ${commitment} ${proposed} → ${value}, ${why?.clause ?? 'no clause'}`);
    }
    expect(departures).toEqual(['NO A.2 1 → 0, no clause']);
    await refused(on('rosa', 'embargo', { embargoUntil: day(5) }), 409, 'command.wrong-state');
    await refused(
      as('lead-PT').save(`${CYCLE}/reports/PT/entries/a1_watch`, 1, { value: 'none' }),
      409,
      'entry.not-open',
    );
    await refused(as('rosa').post(`${CYCLE}/reports/PT/reopen`, REASON), 409, 'correction.needed');
    const cell = `${CYCLE}/scores/PT/A.1`;
    await refused(as('ann').post(`${cell}/opinions`, { value: 1, rationale: WORDS }), 409, 'score.already-given');
    await refused(as('ada').post(`${cell}/adjudication`, { value: 1, rationale: WORDS }), 409, 'command.wrong-state');
    await refused(as('ada').post(`${cell}/answer`, { value: 1, answer: WORDS }), 409, 'command.wrong-state');
    // What it accepted it may accept once more, and nothing comes of it; another reply is none any more.
    await refused(as('lead-PT').post(`${cell}/reply`, { kind: 'contested', text: WORDS }), 409, 'command.wrong-state');
  });
}
