import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());

const SMALL = 'commitment_id,commitment,Canada,France\na,"Ports, and harbours",+1,\u22121\nb,Skies,N/A,\n';

describe('signatory score', () => {
  it('gives the published tables of the G20 at Rio de Janeiro, from any folder', async () => {
    const { status, out, err } = await caller.call(
      'score',
      join(PROJECT, 'config/golden/g20-2024-rio-interim.csv'),
      '--json',
    );
    const scores = JSON.parse(out) as {
      overall: unknown;
      members: unknown[];
      commitments: unknown[];
      contradictions: unknown[];
    };
    expect([status, err]).toEqual([0, '']);
    expect(scores.overall).toEqual({ average: '+0.28', percent: 64, scored: 272 });
    expect(scores.members).toHaveLength(21);
    expect(scores.members[0]).toEqual({
      member: 'Argentina',
      average: '\u22120.23',
      percent: 38,
      rank: 19,
      rankInterval: [19, 19],
      scored: 13,
      applicable: 13,
    });
    expect(scores.commitments[0]).toEqual({
      id: '2024-122',
      commitment: 'Energy: Energy Transition',
      average: '+0.76',
      percent: 88,
      scored: 21,
    });
    expect(scores.contradictions).toEqual([]);
  });

  it('gives null where nothing is scored, and counts N/A as the caller asks', async () => {
    caller.put('small.csv', SMALL);
    const exclude = JSON.parse((await caller.call('score', 'small.csv', '--json')).out) as unknown;
    expect(exclude).toEqual({
      overall: { average: '0.00', percent: 50, scored: 2 },
      members: [
        { member: 'Canada', average: '+1.00', percent: 100, rank: 1, rankInterval: [1, 1], scored: 1, applicable: 1 },
        {
          member: 'France',
          average: '\u22121.00',
          percent: 0,
          rank: 2,
          rankInterval: [2, 2],
          scored: 1,
          applicable: 2,
        },
      ],
      commitments: [
        { id: 'a', commitment: 'Ports, and harbours', average: '0.00', percent: 50, scored: 2 },
        { id: 'b', commitment: 'Skies', average: null, percent: null, scored: 0 },
      ],
      contradictions: [],
    });
    const zero = JSON.parse((await caller.call('score', 'small.csv', '--json', '--na', 'as-zero')).out) as {
      members: unknown[];
    };
    expect(zero.members[0]).toMatchObject({ average: '+0.50', scored: 2, applicable: 2 });
  });

  it('gives re-scoring ranges where somebody says how often reviewers differed, and else says that it has none', async () => {
    const rio = join(PROJECT, 'config/golden/g20-2024-rio-interim.csv');
    expect((await caller.call('score', rio)).out).toContain('Re-scoring range: not available');
    const ask = (...more: string[]) => caller.call('score', rio, '--disagreement', '30/272', ...more);
    const scores = JSON.parse((await ask('--json')).out) as {
      members: { member: string; rank: number; rankRange: [number, number] }[];
      rescoring: unknown;
    };
    expect(scores.rescoring).toMatchObject({ differing: 30, of: 272, draws: 10_000 });
    for (const { rankRange } of scores.members) expect(rankRange[0]).toBeLessThanOrEqual(rankRange[1]);
    // Another program's draws of the same definition give the same range.
    const argentina = scores.members.find(({ member }) => member === 'Argentina');
    expect(argentina).toMatchObject({ rank: 19, rankRange: [18, 20] });
    const text = (await ask()).out;
    expect(text).toContain('Re-scored');
    expect(text).toContain('no difference between them is claimed');
    expect((await ask('--seed', '0123456789abcdef0123456789abcdef')).out).toContain(
      'seed 0123456789abcdef0123456789abcdef',
    );
  });

  it('prints bounds of averages with gaps, and lists apart who is scored on too little', async () => {
    caller.put('gaps.csv', 'commitment_id,commitment,Canada,France\na,One,+1,0\nb,Two,,0\n');
    expect((await caller.call('score', 'gaps.csv')).out).toMatch(/Canada .* 1 of 2 .* 0\.00 to \+1\.00\n/);
    const { out } = await caller.call('score', 'gaps.csv', '--ranked-from', '0.8');
    expect(out).toMatch(/Canada +\+1\.00 +100% +– +– +not ranked: 1 of 2/);
  });

  it('reads a byte-order mark, CRLF, blank lines and quoted fields over lines', async () => {
    caller.put('windows.csv', '\ufeffcommitment_id,commitment,Canada\r\n\r\na,"Two\r\nlines",+1\r\n');
    const { status, out } = await caller.call('score', 'windows.csv', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ commitments: [{ id: 'a', commitment: 'Two\r\nlines', average: '+1.00' }] });
  });

  it('lists published figures that the cells do not give, and exits with 1', async () => {
    caller.put(
      'wrong.csv',
      'commitment_id,commitment,published_average,published_percent,A,B,C\n1,One,-0.13,0.7,+1,+1,0\n2,Two,0.7,83,+1,+1,0\n3,Three,,84,+1,+1,0\n',
    );
    const { status, out } = await caller.call('score', 'wrong.csv', '--json');
    expect(status).toBe(1);
    expect((JSON.parse(out) as { contradictions: unknown }).contradictions).toEqual([
      { commitment_id: '1', commitment: 'One', field: 'published_average', published: '\u22120.13', computed: '+0.67' },
      { commitment_id: '1', commitment: 'One', field: 'published_percent', published: '0.7', computed: '83.3' },
      { commitment_id: '3', commitment: 'Three', field: 'published_percent', published: 84, computed: 83 },
    ]);
    expect((await caller.call('score', 'wrong.csv')).out).toContain(
      'Contradictions: published figures that the cells do not give',
    );
  });

  it('reports all faults of a file in one pass on stderr, and exits with 2', async () => {
    caller.put('faulty.csv', 'commitment_id,commitment,Canada,France\na,One,yes,2\n,Two,0,0\n');
    expect(await caller.call('score', 'faulty.csv', '--json')).toEqual({
      status: 2,
      out: '',
      err: [
        'faulty.csv: row 2, column "Canada": "yes" is not a score. Write +1, 0 or -1, N/A if it was not asked, or nothing for no data.',
        'faulty.csv: row 2, column "France": "2" is not a score. Write +1, 0 or -1, N/A if it was not asked, or nothing for no data.',
        'faulty.csv: row 3, column "commitment_id": empty. Fill it in.',
        '',
      ].join('\n'),
    });
  });

  it.each([
    [
      'semicolons',
      'commitment_id;commitment;A\n1;One;+1\n',
      'row 1: the columns are separated by ";". Separate them by commas.',
    ],
    ['nothing in it', '', 'the file is empty.'],
    [
      'an open quote',
      'commitment_id,commitment,A\n1,"One,+1\n2,Two,+1\n3,Three,0\n',
      'line 2: a quoted field is never closed.',
    ],
    [
      'a stray quote',
      'commitment_id,commitment,A\n1,One "two",+1\n',
      'line 2: a quote stands inside a field that is not quoted.',
    ],
    ['another encoding', new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0xe9, 0x2c, 0x31, 0x0a]), 'line 2: not UTF-8.'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00]), 'the file is UTF-16.'],
    ['a NUL', 'commitment_id,commitment,A\n\0', 'line 2: a NUL character'],
  ])('says what is wrong with a file with %s', async (_, content, fault) => {
    caller.put('bad.csv', content);
    const { status, out, err } = await caller.call('score', 'bad.csv');
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`bad.csv: ${fault}`);
  });

  it.each([
    [['score'], 'Missing: MATRIX.csv.'],
    [['score', 'a.csv', 'b.csv'], 'Too many arguments: b.csv.'],
    [['score', 'a.csv', '--na', 'zero'], '--na is "zero". Write one of: exclude, as-zero.'],
    [['score', 'a.csv', '--disagreement', '20%'], '--disagreement is "20%". Write K/N'],
    [['score', 'a.csv', '--disagreement', '9/8'], '--disagreement is "9/8". Write K/N'],
    [['score', 'a.csv', '--disagreement', '0/0'], '--disagreement is "0/0". Write K/N'],
    [['score', 'a.csv', '--seed', 'abc'], '--seed is of use with --disagreement only.'],
    [['score', 'a.csv', '--disagreement', '1/8', '--seed', 'abc'], '--seed must be 32 hexadecimal digits'],
    [['score', 'a.csv', '--ranked-from', '80'], '--ranked-from must be a share from 0 to 1'],
    [['score', 'a.csv', '--rank'], 'There is no option --rank.'],
    [['score', 'absent.csv'], 'absent.csv: there is no such file'],
    [['score', '.'], 'is a folder. Name a file.'],
    [['scores'], 'There is no command "scores".'],
    [[], 'signatory COMMAND'],
  ])('refuses %j with status 2', async (argv, fault) => {
    const { status, out, err } = await caller.call(...argv);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(fault);
  });

  it('says on stdout how it is used', async () => {
    expect(await caller.call('score', '--help')).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringMatching(/^signatory score MATRIX\.csv/),
    });
    expect(await caller.call('--help')).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringMatching(/plan lint .*\n/),
    });
  });
});
