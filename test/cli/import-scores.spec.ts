import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { blobKey, FolderBlobStore, RELEASES } from '@signatory/persistence';
import { buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { CommandLine } from '../support/command-line.js';

const PLACE = ['--plan', 'test-plan', '--source', 'A Group, Report', '--as', 'keeper@example.org'];
const windowOf = (year: number): string[] => ['--from', `${year}-01-01`, '--to', `${year}-12-31`];

describe('a published matrix at the machine', () => {
  let world: World;
  let folder: string;
  let line: CommandLine;

  beforeAll(async () => {
    const plan = buildPlan();
    const [first] = plan.commitments;
    if (!first) throw new Error('The plan has a commitment.');
    const commitments = ['c1', 'c2'].map((id, at) => ({
      ...first,
      id,
      code: `I.${at + 1}`,
      indicators: [],
      rules: [],
      guideline: null,
      title: plainText(id),
    }));
    world = await World.build({ plan: { ...plan, commitments } });
    await world.makeSecretariat('keeper@example.org');
    await world.makeSecretariat('signatory@example.org');
    await world.makeLead('lead@example.org', 'IT');
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
  const write = (text: string): void => writeFileSync(join(folder, 'm.csv'), text);
  const bring = (year: number, ...more: readonly string[]) =>
    signatory('import', 'scores', 'm.csv', ...PLACE, '--cycle', `years-${year}`, ...windowOf(year), ...more);
  const cyclesOf = (code: string) =>
    world.database.dataSource.query<unknown[]>('select 1 from cycle where code = $1', [code]);

  async function released(code: string): Promise<ReleaseDocument> {
    const rows = await world.asSystem((tx) =>
      tx.query<{ sha256: string }[]>(
        `select r.sha256 from release r join cycle c on c.id = r.cycle_id where c.code = $1 and r.state = 'PUBLISHED'`,
        [code],
      ),
    );
    const json = await new FolderBlobStore(join(folder, 'blobs')).read(blobKey(RELEASES, rows[0]?.sha256 ?? ''));
    return ReleaseDocument.parse(JSON.parse(json.toString()));
  }

  it('becomes a public release with its source, and the next year is compared with it', async () => {
    write('commitment_id,commitment,Canada,France,Italy\nc1,One,+1,0,-1\nc2,Two,0,,-1\n');
    const [status, out, err] = await bring(2023, '--signatory', 'signatory@example.org');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^Published years-2023, release 1 \([0-9a-f]{64}\)\.\n$/);
    const first = await released('years-2023');
    expect(first).toMatchObject({
      source: { kind: 'matrix', citation: 'A Group, Report' },
      tables: { overall: { scored: 5 } },
      cycle: { window: { from: '2023-01-01', to: '2023-12-31' } },
    });
    expect([first.change, first.agreement, first.rescoring]).toEqual([undefined, undefined, undefined]);

    write('commitment_id,commitment,Canada,France,Italy\nc1,One,+1,+1,0\nc2,Two,0,+1,-1\n');
    expect((await bring(2024, '--signatory', 'signatory@example.org'))[0]).toBe(0);
    expect((await released('years-2024')).change).toMatchObject({
      since: { cycle: 'years-2023' },
      comparable: 5,
      averages: { before: '−0.20', now: '+0.20', change: '+0.40' },
      line: true,
      cells: [
        { member: 'FR', commitment: 'c1', before: 0, now: 1 },
        { member: 'IT', commitment: 'c1', before: -1, now: 0 },
      ],
    });
  });

  it('waits for a second person where none is named, and is refused to the same one', async () => {
    const [status, out] = await bring(2025);
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/^Imported years-2025\. Release 1 .* waits for its signatory\.\n$/),
    ]);
    expect(await bring(2026, '--signatory', 'keeper@example.org')).toEqual([
      2,
      '',
      '--signatory must be another person than --as: two people stand behind a release.\n',
    ]);
    expect(await cyclesOf('years-2026')).toEqual([]);
  });

  it('that does not fit, or is not theirs to bring, writes nothing and says all that is wrong', async () => {
    expect(await bring(2024)).toEqual([2, '', 'There is a cycle years-2024 already. Give this one another code.\n']);
    write('commitment_id,commitment,Canada,Atlantis\nc9,Nine,+1,0\nc1,One,0,0\n');
    expect(await bring(2027)).toEqual([
      2,
      '',
      'The plan has no member "Atlantis". Write its name as in the plan.\nThe plan has no commitment c9. Write the ids of the plan.\n',
    ]);
    write('commitment_id,commitment,Canada\nc1,One,+1\n');
    for (const [as, fault] of [
      ['lead@example.org', 'Only the secretariat of test-plan may'],
      ['nobody@example.org', 'There is no account nobody@example.org.'],
    ] as const) {
      const [status, out, err] = await bring(2027, '--as', as);
      expect([status, out, err]).toEqual([2, '', expect.stringContaining(fault)]);
    }
    expect((await bring(2027, '--plan', 'test-plan@7'))[2]).toContain('keeps no plan test-plan, version 7.');
    expect((await bring(2027, '--from', '2027-02-30'))[2]).toContain('--from is "2027-02-30"');
    expect(await cyclesOf('years-2027')).toEqual([]);
  });
});
