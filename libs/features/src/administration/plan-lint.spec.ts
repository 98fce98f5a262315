import { readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { PlanLint } from './plan-lint.js';
import { openPlanFile } from './read-plan-file.js';

const NESTED = JSON.parse(`{"sources": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`) as Record<string, unknown>;
const PLAN = new URL('../../../../config/plans/g7-migrant-smuggling-2024.yaml', import.meta.url);

const lint = new PlanLint();
afterAll(() => lint.onModuleDestroy());

it('a document that is nested without end is refused at its place, whatever is asked of it', async () => {
  const refused = { code: 'request.invalid', facts: { faults: [expect.objectContaining({ pointer: '/document' })] } };
  await expect(lint.problems(NESTED, 'en')).rejects.toMatchObject(refused);
  await expect(lint.draft(NESTED)).rejects.toMatchObject(refused);
});

it('a document of which nothing is right is told every fault by its place, and lines of none', async () => {
  const problems = await lint.problems({ plan: 7, members: {} }, 'ja');
  expect(problems.find(({ pointer }) => pointer === '/plan')?.message).toMatch(/^「plan」/);
  expect(problems.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/plan', '/members']));
  const { faults } = await lint.draft({ plan: 7, members: {} });
  expect(faults.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/document/plan', '/document/members']));
  expect(faults.filter(({ line }) => line !== undefined)).toEqual([]);
});

it('a large document is read beside the other work, each of two at once with its own answer', async () => {
  const document = openPlanFile(readFileSync(PLAN, 'utf8'));
  let turns = 0;
  let isDone = false;
  const both = Promise.all([lint.draft(document), lint.draft({ ...document, version: 'none' })]);
  void both.finally(() => (isDone = true));
  while (!isDone) {
    await turn();
    turns += 1;
  }
  const [sound, faulty] = await both;
  expect(sound.faults).toEqual([]);
  expect(sound.plan.commitments.length).toBeGreaterThan(10);
  expect(faulty.faults.map(({ pointer }) => pointer)).toEqual(['/document/version']);
  // On the same thread there would be no turn between the question and its answer but those of their promises.
  expect(turns).toBeGreaterThan(20);
});
