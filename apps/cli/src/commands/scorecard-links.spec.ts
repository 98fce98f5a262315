import { cpSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());

const pathOf = (...parts: string[]): string => join(caller.folder, ...parts);
function copyExample(name: string): string {
  cpSync(join(PROJECT, 'docs/scorecard-folder'), pathOf(name), { recursive: true });
  return name;
}

it.each(['matrix.csv', 'chapters/ports.md', 'scorecard.yaml'])(
  'takes no %s that a link leads out of the folder to',
  async (file) => {
    const folder = copyExample(file.replaceAll(/\W/g, '-'));
    const elsewhere = pathOf(`${folder}.elsewhere`);
    renameSync(pathOf(folder, file), elsewhere);
    symlinkSync(elsewhere, pathOf(folder, file));
    const { status, err } = await caller.call('scorecard', folder, '--out', 'no.pdf');
    expect([status, err]).toEqual([2, expect.stringContaining(`"${file}" leads out of the folder`)]);
    expect(err).toContain('Put the file into the folder, and name it from there.');
    expect(err).toMatch(new RegExp(`^${folder}/scorecard\\.yaml:\\d+`));
  },
);

it('takes a link that stays in the folder, and a folder that is one itself', async () => {
  const folder = copyExample('kept');
  renameSync(pathOf(folder, 'chapters/ports.md'), pathOf(folder, 'ports.md'));
  symlinkSync('../ports.md', pathOf(folder, 'chapters/ports.md'));
  symlinkSync(pathOf(folder), pathOf('linked'));
  for (const name of [folder, 'linked'])
    expect(await caller.call('scorecard', name, '--out', 'yes.pdf')).toMatchObject({ status: 0 });
  rmSync(pathOf('linked'));
});
