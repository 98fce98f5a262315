import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const G7 = join(PROJECT, 'config/plans/g7-migrant-smuggling-2024.yaml');
const HASH = /SHA-256 [0-9a-f]{64}/;

const caller = new Caller();
afterAll(() => caller.leave());

const hashOf = async (file: string): Promise<string | undefined> =>
  HASH.exec((await caller.call('plan', 'lint', file)).out)?.[0];

describe('signatory plan convert', () => {
  it('gives a workbook, JSON and YAML that mean the same plan, to the last sign', async () => {
    const own = await hashOf(G7);
    expect(own).toMatch(HASH);
    for (const [from, to] of [
      [G7, 'plan.xlsx'],
      ['plan.xlsx', 'plan.json'],
      ['plan.json', 'plan.yaml'],
    ] as const) {
      expect(await caller.call('plan', 'convert', from, '--out', to)).toEqual({ status: 0, out: `${to}\n`, err: '' });
      expect(await hashOf(to)).toBe(own);
    }
    const { out } = await caller.call('plan', 'diff', G7, 'plan.xlsx');
    expect(out).toMatch(/\n\d+ kept\n$/);
  });

  it('writes a template from a workbook, whose problems name their sheet, row and column', async () => {
    expect(await caller.call('template', 'plan.xlsx', '--out', 'report.csv')).toMatchObject({ status: 0 });
    caller.put('faulty.yaml', 'plan: Not A Name\nversion: one\nmembers: [{code: FR, name: France}]\n');
    await caller.call('plan', 'convert', 'faulty.yaml', '--out', 'faulty.xlsx');
    const { status, out } = await caller.call('plan', 'lint', 'faulty.xlsx');
    expect(status).toBe(1);
    expect(out).toMatch(/^faulty\.xlsx:plan:2:2: ERROR schema: /m);
    expect(out).toMatch(/^faulty\.xlsx:plan:3:2: ERROR schema: "version" is "one"/m);
  });

  it('says of what is no plan, or no such file, why', async () => {
    caller.put('report.xlsx', 'no workbook');
    const { status, err } = await caller.call('plan', 'convert', 'report.xlsx', '--out', 'plan.yaml');
    expect(status).toBe(1);
    expect(err).toContain('report.xlsx is named as a workbook but is not one');
    expect(await caller.call('plan', 'convert', G7, '--out', 'plan.pdf')).toMatchObject({ status: 2 });
    expect(await caller.call('plan', 'convert', 'absent.xlsx', '--out', 'plan.yaml')).toMatchObject({ status: 2 });
    expect(await caller.call('plan', 'convert', G7)).toMatchObject({ status: 2 });
    expect(await caller.call('plan', 'convert', G7, '--out', 'nowhere/plan.xlsx')).toMatchObject({
      status: 2,
      err: expect.stringContaining('there is no such file'),
    });
  });
});
