import { tmpdir } from 'node:os';
import { World } from '../support/build-world.js';
import { CommandLine } from '../support/command-line.js';

describe('reminders at the machine', () => {
  let world: World;
  let line: CommandLine;

  beforeAll(async () => {
    world = await World.build();
    line = new CommandLine({
      PATH: '/usr/bin:/bin',
      DATABASE_URL: world.test.appUrl,
      PUBLIC_URL: 'https://scores.example.org',
    });
    await world.signIn({ role: 'lead-focal-point', members: ['FR'] });
  });
  afterAll(async () => {
    await line.stop();
    await world.close();
  });

  const remind = (...args: readonly string[]) => line.run(tmpdir(), 'remind', ...args);
  const counts = () =>
    world.asSystem((tx) =>
      tx.query<object[]>(
        `select (select count(*)::int from reminder) as reminders, (select count(*)::int from mail) as letters,
          (select count(*)::int from audit_event where body::jsonb ->> 'act' = 'reminder.send') as acts`,
      ),
    );
  const NOTHING = [{ reminders: 0, letters: 0, acts: 0 }];
  const cycle = ['--cycle', 'c-2025'] as const;

  it('list what is open, print the letters, and write nobody before --send', async () => {
    const [status, out] = await remind(...cycle);
    expect(status).toBe(0);
    expect(out).toMatch(/^report {3}FR {5}due \S+Z; 1 to write to; never reminded$/m);
    expect(out).toMatch(/^report {3}EU {5}due \S+Z; no focal point; never reminded$/m);
    const [shown, letters] = await remind(...cycle, '--members', 'FR');
    expect(shown).toBe(0);
    expect(letters).toMatch(/^To: .* \(FR; en\)\nSubject: A test cycle: a reminder of your report\n\n/);
    expect(letters).toContain('https://scores.example.org/report/c-2025/FR');
    expect(JSON.parse((await remind(...cycle, '--members', 'all', '--json'))[1])).toMatchObject([{ members: ['FR'] }]);
    expect(await counts()).toEqual(NOTHING);
  });

  it('name what cannot be, and then nobody is written', async () => {
    expect(await remind(...cycle, '--send')).toEqual([2, '', '--send needs --members: CODES, or all.\n']);
    expect(await remind('--cycle', 'c-2099')).toEqual([2, '', 'There is no cycle c-2099.\n']);
    const [status, , err] = await remind(...cycle, '--members', 'FR,XX', '--send');
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(/^--members: The plan has no member XX\. Write one of: .*FR.*\.\n$/),
    ]);
    expect(await remind(...cycle, '--members', 'FR', '--as', 'nobody@example.org')).toEqual([
      2,
      '',
      'There is no account nobody@example.org.\n',
    ]);
    expect(await remind(...cycle, '--members', 'FR', '--topic', 'answers', '--send')).toEqual([
      1,
      '',
      expect.stringMatching(/^There is nothing open .*\(answers\): FR\./),
    ]);
    expect(await counts()).toEqual(NOTHING);
  });

  it('go out once, with their trail, and name whom they did not reach', async () => {
    expect(await remind(...cycle, '--members', 'FR, EU', '--send')).toEqual([
      0,
      '1 people reminded, 1 of them by letter, of: FR.\n',
      'Without a focal point, and not reminded: EU.\n',
    ]);
    expect(await counts()).toEqual([{ reminders: 1, letters: 1, acts: 1 }]);
    expect(await remind(...cycle, '--members', 'FR', '--send')).toEqual([
      1,
      '',
      expect.stringMatching(
        /^Reminded of the same in the last 12 hours already: FR by system at .*\. Leave them out, or wait\.\n$/,
      ),
    ]);
    expect((await remind(...cycle))[1]).toMatch(/FR .*last reminded \S+ by system; again from \S+Z$/m);
    expect(await counts()).toEqual([{ reminders: 1, letters: 1, acts: 1 }]);
  });
});
