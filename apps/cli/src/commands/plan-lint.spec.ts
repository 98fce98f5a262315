import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());

describe('signatory plan lint', () => {
  it.each(['g7-migrant-smuggling-2024', 'g20-rio-2024'])('finds no error in the plan %s', async (plan) => {
    const { status, out, err } = await caller.call('plan', 'lint', join(PROJECT, `config/plans/${plan}.yaml`));
    expect([status, err]).toEqual([0, '']);
    expect(out).not.toContain(' ERROR ');
  });

  it('gives each problem its file, line, column and cure, and exits with 1 on an error', async () => {
    caller.put('plan.yaml', 'plan: Not A Name\nversion: one\n');
    const { status, out } = await caller.call('plan', 'lint', 'plan.yaml');
    expect(status).toBe(1);
    expect(out).toMatch(/^plan\.yaml:1:7: ERROR \S+: .+\n {2}→ .+$/m);
    expect(out).toMatch(/^plan\.yaml:2:10: ERROR /m);
    const { problems } = JSON.parse((await caller.call('plan', 'lint', 'plan.yaml', '--json')).out) as {
      problems: unknown[];
    };
    expect(problems).toContainEqual(
      expect.objectContaining({ severity: 'ERROR', file: 'plan.yaml', line: 2, cure: expect.any(String) }),
    );
  });

  it('says what is wrong, and the cure, in the language asked for', async () => {
    caller.put('plan.yaml', 'plan: Not A Name\nversion: one\n');
    const { out } = await caller.call('plan', 'lint', 'plan.yaml', '--language', 'de');
    expect(out).toContain('plan.yaml:2:10: ERROR schema: „version“ ist „one“ und sollte eine ganze Zahl sein\n');
    expect(out).toContain('  → 1, 2, …; eine neue Fassung ist ein neues Dokument.\n');
    expect(await caller.call('plan', 'lint', 'plan.yaml', '--language', 'xx')).toMatchObject({ status: 2 });
  });

  it('exits with 2 where there is no such file', async () => {
    expect(await caller.call('plan', 'lint', 'absent.yaml')).toMatchObject({ status: 2, out: '' });
  });
});
