import { codeOf, Desk } from './desk.js';
import { ImportDesk } from './import-desk.js';

let desk: Desk;
let exchange: ImportDesk;

beforeEach(async () => {
  desk = await Desk.open();
  exchange = await ImportDesk.open(desk);
});
afterEach(async () => {
  await exchange.close();
  await desk.world.close();
});

const entry = async (indicator: string) => (await desk.report()).entries.find((each) => each.indicator === indicator);
const events = (act: string) =>
  desk.world.asSystem((tx) =>
    tx.query<{ body: string }[]>(`select body from audit_event where body::jsonb ->> 'act' = $1 order by id`, [act]),
  );

const FRESH = `indicator,field,value,status
i1_unit,,planned,
i1_staff,,12,
i1_staff,cells.sex.female,5,
i1_staff,cells.sex.male,7,provisional
i1_note,,A note.,
`;

describe('a file brought to a report', () => {
  it('is a dry run first, which says what would change and changes nothing', async () => {
    const read = await exchange.bring(FRESH);
    expect(read).toMatchObject({ state: 'READ', revision: 0, counts: { changes: 6, conflicts: 0, faults: 0 } });
    expect(await exchange.changes(read.id)).toEqual(
      expect.arrayContaining([
        ['i1_unit', 'value', null, 'planned'],
        ['i1_staff', 'value', null, '12'],
        ['i1_staff', 'cells.sex.female', null, '5'],
        ['i1_staff', 'cells.sex.male', null, '7'],
        ['i1_staff', 'cells.sex.male.status', null, 'provisional'],
        ['i1_note', 'value', null, 'A note.'],
      ]),
    );
    expect((await desk.report()).revision).toBe(0);
  });

  it('is written as one revision, with one audit event and one run, and the entries as saving would leave them', async () => {
    const { id } = await exchange.bring(FRESH);
    expect(await exchange.apply(id)).toMatchObject({ state: 'APPLIED', appliedRevision: 1, cause: null });
    expect((await desk.report()).revision).toBe(1);
    expect(await entry('i1_staff')).toMatchObject({
      version: 1,
      status: 'answered',
      value: '12',
      cells: { 'sex.female': { value: '5', status: 'normal' }, 'sex.male': { value: '7', status: 'provisional' } },
    });
    expect(await entry('i1_unit')).toMatchObject({ version: 1, value: 'planned' });
    expect(await events('import.apply')).toHaveLength(1);
    expect(await desk.jobs()).toHaveLength(1);
  });

  it('that says what is there already writes nothing', async () => {
    const first = await exchange.bring(FRESH);
    await exchange.apply(first.id);
    const again = await exchange.bring(FRESH);
    expect(again.counts).toMatchObject({ changes: 0, conflicts: 0 });
    expect(await exchange.apply(again.id)).toMatchObject({ state: 'APPLIED', appliedRevision: null });
    expect((await desk.report()).revision).toBe(1);
  });

  it('keeps the history of each figure it changes', async () => {
    await exchange.apply((await exchange.bring(FRESH)).id);
    await exchange.apply((await exchange.bring('indicator,field,value\ni1_staff,cells.sex.female,6\n')).id);
    expect(await entry('i1_staff')).toMatchObject({ version: 2, cells: { 'sex.female': { value: '6' } } });
    const rows = await desk.world.asSystem((tx) =>
      tx.query(
        `select value::text, since_revision, until_revision from observation where cell_no = 1 order by since_revision`,
      ),
    );
    expect(rows).toEqual([
      { value: '5', since_revision: 1, until_revision: 2 },
      { value: '6', since_revision: 2, until_revision: null },
    ]);
  });

  it('clears only where it says so', async () => {
    await exchange.apply((await exchange.bring(FRESH)).id);
    await exchange.apply(
      (await exchange.bring('indicator,field,value\ni1_staff,,\ni1_note,,[clear]\ni1_staff,cells.sex.male,[clear]\n'))
        .id,
    );
    expect(await entry('i1_note')).toMatchObject({ version: 2, status: 'unanswered', value: null });
    expect(await entry('i1_staff')).toMatchObject({ value: '12', cells: { 'sex.female': { value: '5' } } });
    expect((await entry('i1_staff'))?.cells['sex.male']).toBeUndefined();
  });
});

const EXPORTED = `indicator,field,value,base
i1_unit,,operating,planned
i1_staff,,12,12
i1_staff,cells.sex.female,6,5
`;

describe('a file filled in while colleagues saved', () => {
  beforeEach(async () => {
    await exchange.apply((await exchange.bring(FRESH)).id);
  });

  it('conflicts where both sides changed a field, and nowhere else', async () => {
    await desk.save('i1_staff', 1, { value: '12', cells: { 'sex.female': { value: '9', status: 'normal' } } });
    const read = await exchange.bring(EXPORTED);
    expect(read.counts).toMatchObject({ changes: 1, conflicts: 1, undecided: 1 });
    expect(await exchange.conflicts(read.id)).toMatchObject([
      {
        indicator: 'i1_staff',
        field: 'cells.sex.female',
        base: '5',
        yours: '6',
        stored: '9',
        storedBy: 'test-lead-focal-point',
      },
    ]);
    expect(await codeOf(exchange.decide(read.id))).toBe('import.undecided');
  });

  it.each([
    ['mine', '6'],
    ['stored', '9'],
  ] as const)('takes %s where a person says so', async (take, value) => {
    await desk.save('i1_staff', 1, { value: '12', cells: { 'sex.female': { value: '9', status: 'normal' } } });
    const { id } = await exchange.bring(EXPORTED);
    const decisions = [{ indicator: 'i1_staff', field: 'cells.sex.female', take }];
    expect(await exchange.apply(id, { decisions })).toMatchObject({ state: 'APPLIED' });
    expect(await entry('i1_staff')).toMatchObject({ cells: { 'sex.female': { value } } });
    expect(await entry('i1_unit')).toMatchObject({ value: 'operating' });
  });

  it.each([
    ['mine', 'operating', '6', '13'],
    ['stored', 'none', '9', '14'],
  ] as const)('without what it was exported with is held to what was shown: %s', async (all, unit, female, staff) => {
    const { id, counts } = await exchange.bring(
      'indicator,field,value\ni1_unit,,operating\ni1_staff,,13\ni1_staff,sex.female,6\ni1_part,,2\n',
    );
    expect(counts).toMatchObject({ changes: 4, conflicts: 0 });
    await desk.save('i1_unit', 1, { value: 'none' });
    await desk.save('i1_staff', 1, { value: '14', cells: { 'sex.female': { value: '9', status: 'normal' } } });
    const shown = await exchange.apply(id);
    expect(shown).toMatchObject({ state: 'READ', counts: { changes: 1, conflicts: 3, undecided: 3 } });
    expect(
      (await exchange.conflicts(id)).map(({ field, base, yours, stored }) => [field, base, yours, stored]),
    ).toEqual(
      expect.arrayContaining([
        ['value', null, 'operating', 'none'],
        ['value', null, '13', '14'],
        ['cells.sex.female', null, '6', '9'],
      ]),
    );
    expect(await entry('i1_unit')).toMatchObject({ value: 'none' });
    // Whoever saves another field meanwhile undoes no decision.
    await desk.save('i1_share', 0, { value: '12.5' });
    expect(await exchange.apply(id, { all })).toMatchObject({ state: 'APPLIED' });
    expect(await entry('i1_unit')).toMatchObject({ value: unit });
    expect(await entry('i1_staff')).toMatchObject({ value: staff, cells: { 'sex.female': { value: female } } });
    expect(await entry('i1_part')).toMatchObject({ value: '2' });
  });

  it('is merged again when the report moves on after the dry run; a new conflict is shown and nothing is written', async () => {
    const { id, counts } = await exchange.bring(EXPORTED);
    expect(counts).toMatchObject({ conflicts: 0, changes: 2 });
    await desk.save('i1_unit', 1, { value: 'none' });
    const { revision } = await desk.report();
    expect(await exchange.apply(id)).toMatchObject({ state: 'READ', revision, counts: { conflicts: 1, undecided: 1 } });
    expect(await entry('i1_unit')).toMatchObject({ value: 'none' });
    expect((await desk.report()).revision).toBe(revision);
    expect(await exchange.apply(id, { all: 'mine' })).toMatchObject({
      state: 'APPLIED',
      appliedRevision: revision + 1,
    });
    expect(await entry('i1_unit')).toMatchObject({ value: 'operating' });
  });
});

describe('a file with faults', () => {
  it('says of each piece of evidence and each item what is wrong with it, in its own row, and names what is missing', async () => {
    const { id } = await exchange.bring(`indicator,field,value
i1_unit,,planned
i1_unit,evidence.a.url,https://example.org/a
i1_unit,evidence.b.title,${'t'.repeat(501)}
i1_unit,evidence.b.url,javascript:alert(1)
i1_routes,items.nowhere,yes
i1_routes,items.elsewhere.date,2025-01-01
i1_staff,,"1.234"
`);
    expect((await exchange.faults(id)).map(({ row, field, message, cure }) => [row, field, message, cure])).toEqual([
      [3, 'evidence.a.title', 'It is empty', 'Send at least 1 character.'],
      [4, 'evidence.b.title', 'It has more than 500 characters', 'Send at most 500 characters.'],
      [5, 'evidence.b.url', 'It is not a web address', 'Write a web address that begins with https:// or http://.'],
      [6, 'items.nowhere', expect.stringContaining('"nowhere"'), expect.any(String)],
      [7, 'items.elsewhere', expect.stringContaining('"elsewhere"'), expect.any(String)],
      // Found long before the others: they are told in the file's order.
      [8, 'value', expect.stringContaining('two ways'), expect.any(String)],
    ]);
  });

  const FAULTY = 'indicator,field,value\ni1_unit,,planned\ni1_staff,,twelve\ni1_found,,true\n';

  it('tells each with its place and cure, and is not applied until they are left out in so many words', async () => {
    const { id, counts } = await exchange.bring(FAULTY);
    expect(counts).toMatchObject({ changes: 1, faults: 2 });
    expect(await exchange.faults(id)).toMatchObject([
      { severity: 'ERROR', row: 3, column: 'value', indicator: 'i1_staff', field: 'value', cure: expect.any(String) },
      { code: 'entry.closed', row: 4, indicator: 'i1_found', message: expect.stringMatching(/assessors/) },
    ]);
    expect(await codeOf(exchange.decide(id))).toBe('import.faulty');
    expect(await exchange.apply(id, { leaveOut: true })).toMatchObject({ state: 'APPLIED', leaveOut: true });
    expect(await entry('i1_unit')).toMatchObject({ value: 'planned' });
    expect(await entry('i1_staff')).toMatchObject({ version: 0 });
    const [event] = await events('import.apply');
    expect(JSON.parse(event?.body ?? '{}')).toMatchObject({ facts: { leftOut: 2, changes: 1 } });
  });

  it('of another kind is not taken at all', async () => {
    await expect(exchange.receive('%PDF-1.7 …')).rejects.toMatchObject({
      code: 'media-type.unsupported',
      facts: { words: { code: 'file.kind.no-report', values: { is: 'pdf' } } },
    });
    await expect(exchange.receive('indicator,value\ni1_note,a\u0000b\n')).rejects.toMatchObject({
      facts: { words: { code: 'file.kind.no-text' } },
    });
  });
});

describe('an import', () => {
  it('that is cancelled is not read, and cannot be applied', async () => {
    const { id } = await exchange.receive(FRESH);
    expect(await exchange.cancel(id)).toMatchObject({ state: 'CANCELLED' });
    await exchange.work();
    expect(await exchange.view(id)).toMatchObject({ state: 'CANCELLED', counts: null });
    expect(await codeOf(exchange.decide(id))).toBe('command.wrong-state');
  });

  it('whose jobs arrive twice is read once and written once', async () => {
    const { id } = await exchange.receive(FRESH);
    await exchange.work(2);
    await exchange.decide(id);
    await exchange.work(2);
    expect(await exchange.view(id)).toMatchObject({ state: 'APPLIED', appliedRevision: 1 });
    expect((await desk.report()).revision).toBe(1);
    expect(await events('import.apply')).toHaveLength(1);
  });

  it('whose job is given up fails in words, writes nothing, and can be brought again', async () => {
    const { id } = await exchange.receive(FRESH);
    const [unread] = await exchange.jobs();
    if (!unread) throw new Error('A file makes a job.');
    await exchange.giveUp(unread, new Error('connection terminated'));
    const cause = expect.stringContaining('because of an error on our side') as string;
    expect(await exchange.view(id)).toMatchObject({ state: 'ERROR', cause, counts: null });
    // Told once, however often it is given up, and too late to be read.
    await exchange.giveUp(unread, new Error('again'));
    await exchange.work();
    expect(await events('import.err')).toHaveLength(1);
    expect(await exchange.view(id)).toMatchObject({ state: 'ERROR', counts: null });

    const again = await exchange.bring(FRESH);
    await exchange.decide(again.id);
    const unwritten = (await exchange.jobs()).find(({ name }) => name === 'report.apply-import');
    if (!unwritten) throw new Error('A decision makes a job.');
    await exchange.giveUp(unwritten, new Error('connection terminated'));
    expect(await exchange.view(again.id)).toMatchObject({ state: 'ERROR', cause, appliedRevision: null });
    expect((await desk.report()).revision).toBe(0);
    expect(await exchange.apply((await exchange.bring(FRESH)).id)).toMatchObject({ state: 'APPLIED' });
    // One that was written is not undone by a job that is given up late.
    await exchange.giveUp(unwritten, new Error('late'));
    expect((await desk.report()).revision).toBe(1);
  });

  it('and another of the same report are both written, one after the other', async () => {
    const [first, second] = [
      await exchange.bring(FRESH),
      await exchange.bring('indicator,field,value\ni1_share,,12.5\ni1_law,,true\n'),
    ];
    await Promise.all([exchange.decide(first.id), exchange.decide(second.id)]);
    await Promise.all([exchange.work(), exchange.work()]);
    expect((await desk.report()).revision).toBe(2);
    expect(await entry('i1_law')).toMatchObject({ value: true });
    expect(await events('import.apply')).toHaveLength(2);
  });

  it('is forgotten after its time, with its file, and its record stays', async () => {
    const { id } = await exchange.bring(FRESH);
    expect(await exchange.sweep.execute(new Date(Date.now() + 31 * 86_400_000))).toBe(1);
    expect(await exchange.view(id)).toMatchObject({ state: 'CANCELLED', sweptAt: expect.any(String), commands: [] });
    expect(await exchange.changes(id)).toEqual([]);
    const keys: string[] = [];
    for await (const key of exchange.blobs.list()) keys.push(key);
    expect(keys).toEqual([]);
  });
});
