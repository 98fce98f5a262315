import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { World } from '../support/build-world.js';
import { CommandLine } from '../support/command-line.js';

describe('a report at the machine', () => {
  let world: World;
  let folder: string;
  let line: CommandLine;

  beforeAll(async () => {
    world = await World.build();
    folder = mkdtempSync(join(tmpdir(), 'signatory-test-cli-'));
    line = new CommandLine({
      PATH: '/usr/bin:/bin',
      DATABASE_URL: world.test.appUrl,
      BLOB_URL: pathToFileURL(join(folder, 'blobs')).href,
    });
  });
  afterAll(async () => {
    await line.stop();
    rmSync(folder, { recursive: true, force: true });
    await world.close();
  });

  const signatory = (...args: readonly string[]) => line.run(folder, ...args);
  const OF = ['--cycle', 'c-2025', '--member', 'IT'];
  const write = (text: string): void => writeFileSync(join(folder, 'r.csv'), text);

  it('is a dry run that says what would change, and is written when asked', async () => {
    write('indicator,field,value\ni1_unit,,planned\ni1_staff,cells.sex.female,5\n');
    const [status, out] = await signatory('import', 'report', 'r.csv', ...OF);
    expect([status, out]).toEqual([0, expect.stringContaining('CHANGE i1_unit value: — → "planned"\n')]);
    expect(out).toMatch(/2 fields read: 2 changes, 0 conflicts, 0 faults\.\n$/);
    const applied = await signatory('import', 'report', 'r.csv', ...OF, '--apply');
    expect(applied).toEqual([0, expect.stringMatching(/Written as revision 1\.\n$/), '']);
  });

  it.each(['out.csv', 'out.xlsx', 'out.json'])(
    'comes out again as %s, and brought back changes nothing',
    async (file) => {
      expect(await signatory('export', 'report', ...OF, '--out', file)).toEqual([0, `${file}\n`, '']);
      expect(statSync(join(folder, file)).size).toBeGreaterThan(100);
      const [status, out] = await signatory('import', 'report', file, ...OF, '--apply', '--json');
      expect([status, JSON.parse(out)]).toMatchObject([
        0,
        { import: { state: 'APPLIED', appliedRevision: null }, changes: [] },
      ]);
    },
  );

  it('with a fault is not written, and says where and how to cure it', async () => {
    write('indicator,field,value\ni1_unit,,operating\ni1_staff,,many\n');
    const [status, out] = await signatory('import', 'report', 'r.csv', ...OF, '--apply');
    expect([status, out]).toEqual([1, expect.stringMatching(/^ERROR row 3, column value, i1_staff value: .*\n {2}→ /)]);
    const [left, rest] = await signatory('import', 'report', 'r.csv', ...OF, '--apply', '--leave-out');
    expect([left, rest]).toEqual([0, expect.stringMatching(/Written as revision 2\.\n$/)]);
  });

  it('that is not there, or in no file that can be read, ends with 2', async () => {
    expect((await signatory('import', 'report', 'nothing.csv', ...OF))[0]).toBe(2);
    expect(await signatory('export', 'report', '--cycle', 'c-2025', '--member', 'XX', '--out', 'x.csv')).toEqual([
      2,
      '',
      'There is no report of XX in c-2025.\n',
    ]);
    write('%PDF-1.7');
    expect((await signatory('import', 'report', 'r.csv', ...OF))[0]).toBe(2);
  });
});
