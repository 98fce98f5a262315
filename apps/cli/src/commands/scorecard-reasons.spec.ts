import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());

it('tells of reasons that say another score than the matrix has, and prints all the same', async () => {
  const folder = 'said';
  cpSync(join(PROJECT, 'docs/scorecard-folder'), join(caller.folder, folder), { recursive: true });
  const path = join(caller.folder, 'said/scorecard.yaml');
  const said = readFileSync(path, 'utf8')
    .replace('A decree is in force and', 'This earned +1, for a decree is in force and')
    .replace('but no port offers it yet.', 'so that it deserves +1 or, at worst, −1.');
  writeFileSync(path, said);
  const { status, err } = await caller.call('scorecard', folder, '--out', 'a.pdf');
  expect([status, err.match(/WARNING .*/g)]).toEqual([
    0,
    [
      expect.stringMatching(/: The text says \+1, but the score is 0$/),
      expect.stringMatching(/: The text says −1, but the score is 0$/),
    ],
  ]);
  expect(err).toMatch(/^said\/scorecard\.yaml:\d+:\d+: /);
  expect((await caller.call('scorecard', folder, '--out', 'a.pdf', '--language', 'de')).err).toContain(
    'Im Text steht +1, die Bewertung ist 0',
  );
});

it('tells of averages in reasons and replies that are none of the tables, with the average that is printed', async () => {
  const folder = 'averages';
  cpSync(join(PROJECT, 'docs/scorecard-folder'), join(caller.folder, folder), { recursive: true });
  const path = join(caller.folder, folder, 'scorecard.yaml');
  const said = readFileSync(path, 'utf8')
    .replace('A decree is in force and', 'The average score of Canada is 12%, a decree is in force and')
    .replace('Two ports have offered it since May.', 'Le Japon a une moyenne de −0,99.')
    .replace('The register lists both', 'The average of Japan is −0.98, and the register lists both');
  writeFileSync(path, said);
  const { status, err } = await caller.call('scorecard', folder, '--out', 'a.pdf');
  expect([status, err.match(/WARNING .*/g)]).toEqual([
    0,
    [
      expect.stringMatching(/: The text says 12%, but the average of Canada is \+0\.67 \(83%\)$/),
      expect.stringMatching(/: The text says −0,99, but the average of Japan is \+0\.50 \(75%\)$/),
      expect.stringMatching(/: The text says −0\.98, but the average of Japan is \+0\.50 \(75%\)$/),
    ],
  ]);
  expect((await caller.call('scorecard', folder, '--out', 'a.pdf', '--language', 'fr')).err).toContain(
    '12% figure là où la moyenne est +0,67 (83\u00a0%) (Canada)',
  );
});
