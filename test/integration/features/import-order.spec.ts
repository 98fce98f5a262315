import { Desk } from './desk.js';
import { ImportDesk } from './import-desk.js';

/** Its rows stand the other way round than the plan's indicators and their cells. */
const TURNED = `indicator,field,value,status
i1_note,,A note.,
i1_staff,cells.sex.male,7,provisional
i1_staff,cells.sex.female,5,
i1_staff,,12,
i1_unit,,planned,
`;

let desk: Desk;
let exchange: ImportDesk;

beforeAll(async () => {
  desk = await Desk.open();
  exchange = await ImportDesk.open(desk);
});
afterAll(async () => {
  await exchange.close();
  await desk.world.close();
});

const places = (items: readonly { readonly indicator: string; readonly field: string }[]) =>
  items.map(({ indicator, field }) => `${indicator} ${field}`);

it('what a file would change, and what is in its way, is listed in the order of the plan, from page to page', async () => {
  const { id } = await exchange.bring(TURNED);
  const listed: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = await exchange.imports.changes({ ...desk.request(), id, page: { after, limit: 2 } });
    listed.push(...places(page.items));
    after = page.next;
  }
  expect(listed).toEqual([
    'i1_unit value',
    'i1_staff value',
    'i1_staff cells.sex.female',
    'i1_staff cells.sex.male',
    'i1_staff cells.sex.male.status',
    'i1_note value',
  ]);
  await desk.save('i1_note', 0, { value: 'Theirs.' });
  await desk.save('i1_staff', 0, { value: '3' });
  await desk.save('i1_unit', 0, { value: 'none' });
  expect(await exchange.apply(id)).toMatchObject({ state: 'READ', counts: { conflicts: 3 } });
  expect(places(await exchange.conflicts(id))).toEqual(['i1_unit value', 'i1_staff value', 'i1_note value']);
});
