import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { World } from '../support/build-world.js';
import { CommandLine, type CommandAnswer } from '../support/command-line.js';

const HEAD = 'member;indicator;cell;value;reference;source;url;accessed';

describe('outside figures at the machine', () => {
  let world: World;
  let folder: string;
  let line: CommandLine;

  beforeAll(async () => {
    world = await World.build();
    folder = mkdtempSync(join(tmpdir(), 'signatory-test-figures-'));
    line = new CommandLine({ PATH: '/usr/bin:/bin', DATABASE_URL: world.test.appUrl });
  });
  afterAll(async () => {
    await line.stop();
    rmSync(folder, { recursive: true, force: true });
    await world.close();
  });

  const bring = (content: string | Buffer, ...more: readonly string[]): Promise<CommandAnswer> => {
    writeFileSync(join(folder, 'figures.csv'), content);
    return line.run(folder, 'import', 'figures', 'figures.csv', '--cycle', 'c-2025', ...more);
  };
  const kept = () =>
    world.asSystem((tx) =>
      tx.query<object[]>(
        'select member_code as member, value::text, source, accessed::text, imported_by as by from outside_figure order by member_code',
      ),
    );

  it('are refused whole with every fault, its row, its column and what to do', async () => {
    const [status, out] = await bring(
      [
        HEAD,
        'IT;i1_staff;;12;2025;UNODC;;2025-11-01',
        '',
        'XX;i1_staff;;12;2025;UNODC;;2025-11-01',
        'IT;i1_stuff;;12;2025;UNODC;;2025-11-01',
        'IT;i1_staff;sex.none;twelve;2025;;;1 November',
        '',
      ].join('\r\n'),
    );
    expect(status).toBe(1);
    const lines = out.split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => line.startsWith('figures.csv')).map((line) => line.split(':')[0])).toEqual([
      'figures.csv row 4, column member',
      'figures.csv row 5, column indicator',
      'figures.csv row 6, column source',
      'figures.csv row 6, column accessed',
    ]);
    expect(lines).toContain('  → Did you mean "i1_staff"?');
    expect(await kept()).toEqual([]);
  });

  it('are kept once, by whoever keeps the plan, from CSV and from JSON', async () => {
    const csv = Buffer.from(
      `${HEAD}\nIT;i1_staff;;12;2025;Études;;2025-11-01\nFR;i1_staff;total;7;2025;UNODC;;2025-11-01\n`,
      'latin1',
    );
    expect(await bring(csv)).toEqual([0, '2 figures kept, 0 were known.\n', '']);
    const figure = {
      member: 'FR',
      indicator: 'i1_staff',
      value: '7',
      reference: '2025',
      source: 'UNODC',
      accessed: '2025-11-01',
    };
    const json = JSON.stringify({ figures: [figure, { ...figure, member: 'CA' }] });
    expect(await bring(json, '--json')).toEqual([0, '{"imported":1,"known":1}\n', '']);
    expect(await kept()).toEqual([
      { member: 'CA', value: '7', source: 'UNODC', accessed: '2025-11-01', by: 'system' },
      { member: 'FR', value: '7', source: 'UNODC', accessed: '2025-11-01', by: 'system' },
      { member: 'IT', value: '12', source: 'Études', accessed: '2025-11-01', by: 'system' },
    ]);
  });

  it('that cannot be read, or are not to be brought, end with 2', async () => {
    await world.makeLead('lead@figures.example', 'IT');
    const [status, , said] = await bring(`${HEAD}\n`, '--as', 'lead@figures.example');
    expect([status, said]).toEqual([
      2,
      'lead@figures.example may not bring figures to c-2025: its secretariat does.\n',
    ]);
    expect((await bring('%PDF-1.7'))[0]).toBe(2);
    expect((await bring(`${HEAD}\n`, '--cycle', 'none'))[0]).toBe(2);
    expect((await bring('{"figures": [}'))[0]).toBe(1);
  });
});
