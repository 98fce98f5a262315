import type { ImportedOutsideFigures, OutsideFigureView, Problem } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';

const FILE = '/api/cycles/c-2025/outside-figures/file';
const HEAD = 'member,indicator,cell,value,reference,source,accessed';

describe('a file of outside figures over the API', () => {
  let world: World;
  let product: Product;
  let secretariat: Client;
  let focal: Client;

  beforeAll(async () => {
    world = await World.build();
    const cookies = [
      await world.signIn({ role: 'secretariat' }),
      await world.signIn({ role: 'lead-focal-point', members: ['IT'], nationality: 'IT' }),
    ] as const;
    product = await startProduct({ database: world.test, workers: 0 });
    const visitor = new Client(product.url);
    [secretariat, focal] = [visitor.with(cookies[0]), visitor.with(cookies[1])];
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  it('tells every fault with its row, column and cure, and keeps nothing', async () => {
    const text = `${HEAD}\nIT,i1_staff,total,12,2025,UNODC,2025-02-30\n"IT",i1_staff,sex.none,"1,5",2025,UNODC,2025-11-01\n`;
    const { status, body } = await secretariat.upload<Problem>(FILE, text, 'f.csv', 'text/csv');
    expect([status, body.code]).toEqual([422, 'value.invalid']);
    expect(body.faults?.map(({ row, column, pointer, cure }) => [row, column, pointer, typeof cure])).toEqual([
      [2, 'accessed', '/rows/2/accessed', 'string'],
      [3, 'cell', '/rows/3/cell', 'string'],
      [3, 'value', '/rows/3/value', 'string'],
    ]);
    const headless = await secretariat.upload<Problem>(FILE, 'member,indicator\nIT,i1_staff\n', 'f.csv');
    expect(headless.body.faults?.map(({ row, column }) => [row, column])).toEqual([
      [1, 'value'],
      [1, 'reference'],
      [1, 'source'],
      [1, 'accessed'],
    ]);
    const damaged = await secretariat.upload<Problem>(FILE, `${HEAD}\nIT,"i1_staff,1\n`, 'f.csv');
    expect([damaged.status, damaged.body.faults?.[0]?.row]).toEqual([422, 2]);
    const workbook = await secretariat.upload<Problem>(FILE, 'PK\u0003\u0004', 'f.xlsx');
    expect([workbook.status, workbook.body.code]).toEqual([415, 'media-type.unsupported']);
    expect((await secretariat.get<OutsideFigureView[]>('/api/cycles/c-2025/reports/IT/outside-figures')).body).toEqual(
      [],
    );
  });

  it('is the secretariat’s to bring, stands beside the answer, and is contested by the member', async () => {
    const text = `${HEAD}\nIT,i1_staff,,12,2025,UNODC,2025-11-01\n`;
    expect((await focal.upload(FILE, text, 'f.csv')).status).toBe(403);
    const kept = await secretariat.upload<ImportedOutsideFigures>(FILE, text, 'f.csv');
    expect([kept.status, kept.body]).toEqual([200, { imported: 1, known: 0 }]);
    const own = '/api/cycles/c-2025/reports/IT/outside-figures';
    const [figure] = (await focal.get<OutsideFigureView[]>(own)).body;
    expect(figure).toMatchObject({ value: '12', source: 'UNODC', accessed: '2025-11-01', reply: null });
    const reply = { kind: 'contested', reason: 'It counts contractors.' };
    expect((await focal.post(`${own}/${figure?.id}/reply`, reply)).status).toBe(204);
    expect((await secretariat.get<OutsideFigureView[]>(own)).body).toMatchObject([{ value: '12', reply }]);
  });
});
