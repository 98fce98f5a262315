import { Refusal } from '@signatory/domain';
import { checkPlanDocument, readDraft } from './read-plan-file.js';

const NESTED = JSON.parse(`{"sources": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`) as Record<string, unknown>;

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, facts: error.facts };
  }
}

it('a document that is nested without end is refused at its place, whatever is asked of it', () => {
  const refused = { code: 'request.invalid', facts: { faults: [expect.objectContaining({ pointer: '/document' })] } };
  expect(refusalOf(() => checkPlanDocument(NESTED, 'en'))).toEqual(refused);
  expect(refusalOf(() => readDraft(NESTED))).toEqual(refused);
});

it('a document of which nothing is right is told every fault by its place, and lines of none', () => {
  const problems = checkPlanDocument({ plan: 7, members: {} }, 'ja');
  expect(problems.find(({ pointer }) => pointer === '/plan')?.message).toMatch(/^「plan」/);
  expect(problems.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/plan', '/members']));
  const { faults } = readDraft({ plan: 7, members: {} });
  expect(faults.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/document/plan', '/document/members']));
  expect(faults.filter(({ line }) => line !== undefined)).toEqual([]);
});
