import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Caller } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());

it.each([
  ['report', ['--member', 'CA']],
  ['figures', []],
])('import %s says where it looked for a file that is not there, and what to do', async (what, more) => {
  const call = (name: string, ...rest: string[]) =>
    caller.call('import', what, name, '--cycle', 'g7-2025', ...more, ...rest);
  const path = join(caller.folder, 'absent.csv');
  expect(await call('absent.csv')).toEqual({
    status: 2,
    out: '',
    err: `absent.csv: there is no such file (${path}). Check its name and its folder.\n`,
  });
  expect((await call('absent.csv', '--language', 'de')).err).toMatch(/^absent\.csv: (?!there is).*\.\n$/);
  mkdirSync(join(caller.folder, what));
  expect(await call(what)).toMatchObject({ status: 2, err: expect.stringContaining(join(caller.folder, what)) });
});
