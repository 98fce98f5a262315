import { partCopy } from '@signatory/contract';
import { codeOf } from './desk.js';
import { ReleaseDesk } from './release-desk.js';

const DAY = 86_400_000;
const days = (n: number): Date => new Date(Date.now() + n * DAY);

let desk: ReleaseDesk;
afterEach(() => desk.close());

describe('a plan that adopts by silence', () => {
  beforeEach(async () => {
    desk = await ReleaseDesk.open({ adoption: 'silence', silenceDays: 3 });
    await desk.settle(1);
  });

  it('opens a release to lead focal points, who have their days before the instant', async () => {
    for (const embargo of [days(2), null])
      expect(await codeOf(desk.request(desk.requester, embargo))).toBe('release.silence-too-short');
    const id = await desk.waiting(days(4));
    expect(await desk.states()).toEqual([[1, 'SILENCE']]);
    expect((await desk.read(id, desk.lead)).commands).toEqual(['object']);
    const others = [
      desk.person('focal-point', ['FR']),
      desk.person('reviewer', ['CA']),
      desk.person('adjudicator'),
      desk.person('analyst'),
    ];
    for (const other of others) expect(await codeOf(desk.read(id, other))).toBe('not-found');
    expect(await desk.list(desk.person('focal-point', ['FR']))).toEqual([]);
  });

  it('waits for the instant once nobody objected, and is then as secret as any other', async () => {
    const id = await desk.waiting(days(5));
    await desk.clock(days(2));
    expect(await desk.states()).toEqual([[1, 'SILENCE']]);
    await desk.clock(days(3.1));
    expect(await desk.states()).toEqual([[1, 'EMBARGOED']]);
    expect(await codeOf(desk.read(id, desk.lead))).toBe('not-found');
    expect(await codeOf(desk.object(id))).toBe('not-found');
    await desk.clock(days(5.1));
    expect(await desk.states()).toEqual([[1, 'PUBLISHED']]);
  });

  it('goes back to its draft by an objection, is requested again under its number, and heard again', async () => {
    const id = await desk.waiting(days(4));
    expect(await codeOf(desk.object(id, desk.lead, 'IT'))).toBe('permission.missing');
    expect(await codeOf(desk.object(id, desk.lead, 'FR', days(3.5)))).toBe('release.silence-over');
    await desk.object(id);
    expect(await codeOf(desk.object(id))).toBe('command.wrong-state');
    const objected = await desk.read(id);
    expect([objected.state, objected.commands, objected.objections]).toMatchObject([
      'OBJECTED',
      ['redraft'],
      [{ member: 'FR', reason: 'A figure is not ours.', sha256: objected.sha256 }],
    ]);
    await desk.clock(days(9));
    expect(await desk.states()).toEqual([[1, 'OBJECTED']]);
    await desk.redraft(id);
    expect(await desk.rendered(await desk.request(desk.requester, days(6)))).toBe(id);
    await desk.signOff(id);
    expect(await desk.states()).toEqual([[1, 'SILENCE']]);
    expect((await desk.read(id, desk.lead)).objections).toHaveLength(1);
    await desk.clock(days(7));
    expect(await desk.states()).toEqual([[1, 'PUBLISHED']]);
  });

  it('lets the database hold a member to objecting, and to nothing else', async () => {
    const id = await desk.waiting(days(4));
    const reach = { actor: desk.lead.id, reads: ['FR'], writes: ['FR'], adopts: 'test-plan' };
    const change = (set: string): Promise<unknown> =>
      desk.world.database.as(reach, (tx) => tx.query(`update release set ${set} where id = $1`, [id]));
    await expect(change(`embargo_at = now(), state = 'OBJECTED'`)).rejects.toThrow(
      /may object, and change nothing else/,
    );
    await expect(change(`state = 'EMBARGOED'`)).rejects.toThrow(/may object|row-level security/);
    await expect(change(`state = 'OBJECTED', reason = 'No.', version = version + 1`)).resolves.toBeDefined();
  });
});

describe('an embargo', () => {
  beforeEach(async () => {
    desk = await ReleaseDesk.open();
    await desk.settle(1);
  });

  it('moves only ahead, and by two people again', async () => {
    const id = await desk.waiting(days(1));
    const before = await desk.document(id);
    expect(await codeOf(desk.moveEmbargo(id, days(-1)))).toBe('release.embargo-past');
    const instant = days(3);
    await desk.moveEmbargo(id, instant, desk.signatory);
    await desk.clock(days(2));
    expect(await desk.states()).toEqual([[1, 'REQUESTED']]);
    await desk.rendered(id);
    expect(await codeOf(desk.signOff(id, desk.signatory))).toBe('same-person');
    await desk.signOff(id, desk.rival);
    const after = await desk.document(id);
    expect([after.issued, after.scores, after.tables]).toEqual([instant.toISOString(), before.scores, before.tables]);
    await desk.clock(days(4));
    expect(await codeOf(desk.moveEmbargo(id, days(9)))).toBe('command.wrong-state');
  });

  it('is not there for a release that was requested without one, which is out with its signature', async () => {
    const id = await desk.waiting(null);
    const { state, publishedAt, embargoUntil, requestedAt } = await desk.read(id);
    expect([state, embargoUntil]).toEqual(['PUBLISHED', requestedAt]);
    expect(Date.parse(publishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(requestedAt));
    // The recurring job finds nothing more to do, and changes nothing.
    await desk.clock(days(1));
    expect(await desk.read(id)).toMatchObject({ state, publishedAt });
  });

  it('is over with the signature once it was lifted', async () => {
    const id = await desk.waiting(days(1));
    expect(await desk.states()).toEqual([[1, 'EMBARGOED']]);
    await desk.moveEmbargo(id, null);
    await desk.rendered(id);
    await desk.signOff(id);
    expect(await desk.states()).toEqual([[1, 'PUBLISHED']]);
  });

  it('opens to named readers, who take marked copies that are counted, until they are struck off', async () => {
    const reader = await desk.account('analyst', 'Akiko 明子 Ito');
    const id = await desk.request();
    await desk.name(id, reader.email.toUpperCase());
    expect(await codeOf(desk.name(id, reader.email))).toBe('release.reader-named');
    const words = { code: 'release.reader-unknown', values: { person: 'nobody@example.org' } };
    await expect(desk.name(id, 'nobody@example.org')).rejects.toMatchObject({
      code: 'request.invalid',
      facts: { faults: [{ pointer: '/email', words }] },
    });
    const path = 'pdf/en/members/CA.pdf';
    await desk.render(id, path);
    await desk.rendered(id);
    expect(await codeOf(desk.read(id, reader))).toBe('not-found');
    await desk.signOff(id);

    const view = await desk.read(id, reader);
    expect([view.marked, view.readers]).toEqual([true, []]);
    expect(view.files.map((file) => file.path)).toContain('scores.csv');
    expect((await desk.file(id, path, reader)).marked).toBe(true);
    expect((await desk.file(id, path, desk.requester)).marked).toBe(false);
    const own = view.files.find((file) => file.path === path);
    for (const number of [1, 2]) {
      const copy = await desk.copy(id, path, reader);
      expect([copy.number, partCopy(copy.content)?.mark]).toEqual([
        number,
        {
          number,
          size: own?.size,
          sha256: own?.sha256,
          release: view.sha256,
          taker: 'reader',
          taken: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/),
        },
      ]);
    }
    expect(await codeOf(desk.copy(id, 'none.csv', reader))).toBe('not-found');
    const [named] = (await desk.read(id)).readers;
    expect(named).toMatchObject({
      name: 'Akiko 明子 Ito',
      copies: [
        { n: 1, path },
        { n: 2, path },
      ],
    });
    expect((await desk.trail()).filter((act) => act === 'release.take-copy')).toHaveLength(2);

    await desk.revoke(id, named?.id ?? '');
    expect(await codeOf(desk.read(id, reader))).toBe('not-found');
    expect(await codeOf(desk.copy(id, path, reader))).toBe('not-found');
    await desk.clock(days(2));
    expect((await desk.read(id, reader)).marked).toBe(false);
  });
});
