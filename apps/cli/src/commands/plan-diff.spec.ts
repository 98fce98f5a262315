import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const G7 = readFileSync(join(PROJECT, 'config/plans/g7-migrant-smuggling-2024.yaml'), 'utf8');

const caller = new Caller();
afterAll(() => caller.leave());

describe('signatory plan diff', () => {
  it('keeps every item of an unchanged plan', async () => {
    caller.put('old.yaml', G7);
    caller.put('new.yaml', G7.replace('version: 1', 'version: 2'));
    const { status, out, err } = await caller.call('plan', 'diff', 'old.yaml', 'new.yaml');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/\n\d+ kept\n$/);
  });

  it('says as JSON what was renamed', async () => {
    caller.put('new.yaml', G7.replace('version: 1', 'version: 2').replaceAll('i1_staff', 'i1_officers'));
    const { out } = await caller.call('plan', 'diff', 'old.yaml', 'new.yaml', '--json');
    const { from, to, mappings } = JSON.parse(out) as { from: number; to: number; mappings: { kind: string }[] };
    expect([from, to]).toEqual([1, 2]);
    expect(mappings.filter(({ kind }) => kind !== 'kept')).toEqual([
      { item: 'indicator', kind: 'renamed', from: 'i1_staff', to: 'i1_officers', likeness: 100 },
    ]);
  });

  it('says whatever else is otherwise, under its item or of the plan as a whole', async () => {
    const definition = 'Decided: an act, decree or budget line adopted in the window sets it up. ';
    expect(G7).toContain(definition);
    const newer = G7.replace('version: 1', 'version: 2')
      .replace(definition, '')
      .replace('test: iv1_assisted <= iv1_victims', 'test: iv1_assisted <= iv1_victims * dec("2")')
      .replace('replyDays: 14', 'replyDays: 3');
    caller.put('newer.yaml', newer);
    const { out } = await caller.call('plan', 'diff', 'old.yaml', 'newer.yaml');
    const lines = out.split('\n').filter((line) => !line.startsWith('kept'));
    expect(lines).toEqual([
      expect.stringMatching(/^ +definition\.en: Decided: an act, .+ → Working: it has staff/),
      expect.stringMatching(
        /^ +rules\.\S+\.test: iv1_assisted <= iv1_victims → iv1_assisted <= iv1_victims \* dec\("2"\)$/,
      ),
      'The plan as a whole',
      '  method.replyDays: 14 → 3',
      expect.stringMatching(/^\d+ kept$/),
      '',
    ]);
    const { out: json } = await caller.call('plan', 'diff', 'old.yaml', 'newer.yaml', '--json');
    const { changes } = JSON.parse(json) as { changes: object[] };
    expect(changes[0]).toEqual({ item: 'plan', id: null, field: 'method.replyDays', before: '14', after: '3' });
    expect(changes).toHaveLength(3);
  });

  it('says it in the language that is asked for', async () => {
    const { out } = await caller.call('plan', 'diff', 'old.yaml', 'new.yaml', '--language', 'ja');
    expect(out).toContain('名称変更 指標');
    expect(out).toMatch(/類似度100%/);
    expect(out).not.toMatch(/kept|renamed|indicator|alike/);
    caller.put('faulty.yaml', 'plan: Not A Name\n');
    const faulty = await caller.call('plan', 'diff', 'old.yaml', 'faulty.yaml', '--language', 'de');
    expect(faulty.err).toMatch(/faulty\.yaml:1:7: ERROR \S+: .*(ist|nicht|kein)/);
  });

  it('says what is aligned otherwise with other frameworks, whatever the order', async () => {
    const one =
      "{framework: Smuggling of Migrants Protocol, item: Article 5, relation: related, url: 'https://undocs.org/A/RES/55/25'}";
    const other =
      "{framework: Smuggling of Migrants Protocol, item: Article 16, relation: related, url: 'https://undocs.org/A/RES/55/25'}";
    expect(G7).toContain(`${one}\n          - ${other}`);
    const newer = G7.replace('version: 1', 'version: 2').replace(
      `${one}\n          - ${other}`,
      `${other}\n          - ${one}`,
    );
    caller.put('new.yaml', newer);
    expect((await caller.call('plan', 'diff', 'old.yaml', 'new.yaml')).out).not.toContain('in other frameworks');
    caller.put('new.yaml', newer.replace('Objective 9, relation: broad', 'Objective 9, relation: close'));
    const { out } = await caller.call('plan', 'diff', 'old.yaml', 'new.yaml');
    expect(out.match(/in other frameworks: .*/g)).toEqual([
      'in other frameworks: Part of the wider Global Compact for Migration Objective 9 https://undocs.org/A/RES/73/195 → Close to Global Compact for Migration Objective 9 https://undocs.org/A/RES/73/195',
    ]);
  });

  it('exits with 1 where a plan has an error, and says which', async () => {
    caller.put('broken.yaml', 'plan: Not A Name\n');
    expect(await caller.call('plan', 'diff', 'old.yaml', 'broken.yaml')).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('broken.yaml:1:7: ERROR'),
    });
  });
});
