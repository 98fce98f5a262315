import { PlanLint } from './plan-lint.js';

const NESTED = JSON.parse(`{"sources": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`) as Record<string, unknown>;

const lint = new PlanLint();

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
