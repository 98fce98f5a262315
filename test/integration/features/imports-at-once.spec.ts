import { setTimeout as pause } from 'node:timers/promises';
import { buildWorkbook } from '../../support/build-workbook.js';
import { Held } from '../../support/held.js';
import { Desk } from './desk.js';
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

const key = async () => ({ cycleId: (await desk.catalogue.open('c-2025')).cycle.id, memberCode: 'IT' });
const figures = () =>
  desk.world.asSystem((tx) =>
    tx.query<object[]>(
      `select indicator_id, cell_no, since_revision, until_revision, value::text, obs_status, reference, vintage::text
       from observation order by indicator_id, cell_no, since_revision`,
    ),
  );
const found = () =>
  desk.world.asSystem((tx) =>
    tx.query<object[]>(
      `select v.state, v.counts, v.outcomes, f.rule, f.indicator, f.part, f.facts, f.values_sha256
       from validation_run v left join finding f on f.run_id = v.id order by f.n`,
    ),
  );

/** A part is larger than its total, and they do not add up. */
const PLAIN = 'indicator,field,value\ni1_staff,,12\ni1_staff,cells.sex.female,25\ni1_staff,sex.male,7\n';

describe('a first file', () => {
  it('is written while it is read, as one that is compared whole', async () => {
    const { id } = await exchange.bring(PLAIN);
    expect(await exchange.apply(id)).toMatchObject({ state: 'APPLIED', counts: { fields: 3, changes: 3, faults: 0 } });
    const atOnce = await figures();
    expect(desk.atHand.find(await key())?.cells.get('id-i1_staff')?.values).toEqual(
      new Float64Array([Number.NaN, 25, 7]),
    );

    // Somebody saved a figure before: the file then meets what is stored.
    const other = await Desk.open();
    const theirs = await ImportDesk.open(other);
    try {
      await other.save('i1_part', 0, { value: '3' });
      await theirs.apply((await theirs.bring(PLAIN)).id);
      const whole = await other.world.asSystem((tx) =>
        tx.query(
          `select indicator_id, cell_no, since_revision - 1 as since_revision, until_revision, value::text, obs_status, reference,
             vintage::text from observation where indicator_id = 'id-i1_staff' order by cell_no`,
        ),
      );
      expect(atOnce).toEqual(whole);
      expect(other.atHand.find(await key())).toBeUndefined();
    } finally {
      await theirs.close();
      await other.world.close();
    }
  });

  it('is judged from what is at hand as it is when it is read back', async () => {
    await exchange.apply((await exchange.bring(PLAIN)).id);
    expect(desk.atHand.find(await key())?.revision).toBe(1);
    expect(await desk.work()).toBe(1);
    const judged = await found();
    expect(judged).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'part.i1_staff.sex', part: 'sex.female' })]),
    );
    expect(desk.atHand.find(await key())).toBeUndefined();

    // The same run once more, by a process that has nothing at hand.
    await desk.world.asSystem((tx) => tx.query(`update validation_run set state = 'QUEUED'`));
    const reopened = await Desk.reopen(desk);
    const { cycleId, memberCode } = await key();
    const again = { outboxId: '00000000-0000-4000-8000-000000000000', memberCode, attempt: 1 };
    expect(await reopened.arrive({ cycleId, memberCode, revision: 1 }, again)).toBe(true);
    expect(await found()).toEqual(judged);
  });

  it('is not judged from what is at hand once the report has moved on', async () => {
    await exchange.apply((await exchange.bring(PLAIN)).id);
    await desk.save('i1_staff', 1, {
      value: '12',
      cells: { 'sex.female': { value: '5', status: 'normal' }, 'sex.male': { value: '7', status: 'normal' } },
    });
    await desk.work();
    expect((await found()).filter((each) => 'part' in each && each.part === 'sex.female')).toEqual([]);
  });

  it('that speaks of a figure in two places is compared whole, and comes to the same', async () => {
    const apart = `${PLAIN}i1_staff,cells.sex.male.status,provisional\n`;
    const { id } = await exchange.bring(apart);
    expect(await exchange.apply(id)).toMatchObject({ state: 'APPLIED', counts: { changes: 4 } });
    expect(await figures()).toMatchObject([
      { cell_no: 0, value: '12', obs_status: 'normal' },
      { cell_no: 1, value: '25', obs_status: 'normal' },
      { cell_no: 2, value: '7', obs_status: 'provisional' },
    ]);
    expect(desk.atHand.find(await key())).toBeUndefined();
    expect((await desk.report()).revision).toBe(1);
  });

  it('keeps what it says in other words beside its plain figures', async () => {
    const mixed = `${PLAIN}i1_note,,A note.\ni1_unit,,planned\ni1_share,,26.40\n`;
    await exchange.apply((await exchange.bring(mixed)).id);
    const { entries, revision } = await desk.report();
    const values = Object.fromEntries(entries.map(({ indicator, value, version }) => [indicator, [value, version]]));
    expect(values).toMatchObject({
      i1_staff: ['12', 1],
      i1_note: ['A note.', 1],
      i1_unit: ['planned', 1],
      i1_share: ['26.40', 1],
    });
    expect(revision).toBe(1);
  });

  it('leaves nothing behind where a colleague has decided otherwise meanwhile', async () => {
    const { id } = await exchange.bring(
      'indicator,field,value,base\ni1_staff,,12,\ni1_staff,sex.female,5,\ni1_unit,,planned,\n',
    );
    await desk.save('i1_unit', 0, { value: 'operating' });
    const shown = await exchange.apply(id);
    expect(shown).toMatchObject({ state: 'READ', counts: { conflicts: 1, undecided: 1 } });
    expect(await figures()).toEqual([]);
    expect(await exchange.apply(id, { all: 'mine' })).toMatchObject({ state: 'APPLIED' });
    expect(await figures()).toMatchObject([
      { cell_no: 0, value: '12' },
      { cell_no: 1, value: '5' },
    ]);
    const { entries } = await desk.report();
    expect(entries.find(({ indicator }) => indicator === 'i1_unit')).toMatchObject({ value: 'planned' });
  });

  it('of a workbook and of JSON is written while it is read, too', async () => {
    const json = JSON.stringify({
      entries: { i1_staff: { status: 'answered', value: '12', cells: { 'sex.female': { value: '25' } } } },
    });
    const { id } = await exchange.bring(json, undefined, 'report.json');
    expect(await exchange.apply(id)).toMatchObject({ state: 'APPLIED', counts: { faults: 0 } });
    expect(await figures()).toMatchObject([
      { cell_no: 0, value: '12' },
      { cell_no: 1, value: '25' },
    ]);
    expect(desk.atHand.find(await key())?.cells.get('id-i1_staff')?.values[1]).toBe(25);
  });

  it('of a workbook goes by number as one of text does, and a merged cell is never written', async () => {
    const head = ['indicator', 'field', 'value'];
    const rows = [
      ['i1_staff', '', 12],
      ['i1_staff', 'sex.female', 7],
      ['i1_staff', 'sex.male', 5],
    ];
    const whole = await exchange.bring(buildWorkbook([head, ...rows]), undefined, 'report.xlsx');
    expect(await exchange.apply(whole.id)).toMatchObject({ state: 'APPLIED', counts: { fields: 3, changes: 3 } });
    expect(
      desk.atHand
        .find(await key())
        ?.cells.get('id-i1_staff')
        ?.values.slice(1),
    ).toEqual(new Float64Array([7, 5]));

    const other = await Desk.open();
    const theirs = await ImportDesk.open(other);
    try {
      // What it was meant for is known to nobody; by then its rows have long been read.
      const more = Array.from({ length: 6_000 }, () => ['', '', '']);
      const file = buildWorkbook([head, ...rows, ...more], ['C3:C4']);
      const { id } = await theirs.bring(file, undefined, 'report.xlsx');
      await expect(theirs.apply(id)).rejects.toMatchObject({ code: 'import.faulty', facts: { faults: 1 } });
      expect(await theirs.apply(id, { leaveOut: true })).toMatchObject({ state: 'APPLIED' });
      const [staff] = (await other.report()).entries.filter(({ indicator }) => indicator === 'i1_staff');
      expect(staff).toMatchObject({ value: '12', cells: { 'sex.male': { value: '5' } } });
      expect(staff?.cells).not.toHaveProperty(['sex.female']);
    } finally {
      await theirs.close();
      await other.world.close();
    }
  });
});

it('as many files as there are connections are read at once, and each says how far it is', async () => {
  const files = await Promise.all([1, 2, 3, 4].map((n) => exchange.receive(`indicator,field,value\ni1_part,,${n}\n`)));
  const held = await Held.by(
    desk.world.test.superuserUrl,
    `select pg_advisory_xact_lock(hashtextextended('import ' || id, 0)) from report_import`,
  );
  const worked = exchange.workAtOnce();
  await held.waitedForBy(4);
  // Until each has something to say.
  await pause(600);
  await held.letGo();
  await worked;
  const states = await Promise.all(files.map(({ id }) => exchange.view(id)));
  expect(states.map(({ state, done }) => `${state} ${done}`)).toEqual(files.map(() => 'READ 1'));
});

it('an import that is decided on as its time ends keeps its file, and is applied', async () => {
  const { id } = await exchange.bring(PLAIN);
  const held = await Held.by(desk.world.test.superuserUrl, 'select from report_import for update');
  const decided = exchange.decide(id);
  await held.waitedForBy(1);
  const swept = exchange.sweep.execute(new Date(Date.now() + 31 * 86_400_000));
  await held.waitedForBy(2);
  await held.letGo();
  await Promise.all([decided, swept]);
  await exchange.work();
  expect(await exchange.view(id)).toMatchObject({ state: 'APPLIED', sweptAt: null });
});
