import { Refusal } from '@signatory/domain';
import { checkPlanDocument, readPlanDocument } from './read-plan-file.js';

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
  expect(refusalOf(() => readPlanDocument(NESTED))).toEqual(refused);
});

it('a document of which nothing is right is told every fault by its place, and lines of none', () => {
  const problems = checkPlanDocument({ plan: 7, members: {} }, 'ja');
  expect(problems.find(({ pointer }) => pointer === '/plan')?.message).toMatch(/^「plan」/);
  expect(problems.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/plan', '/members']));
  const refused = refusalOf(() => readPlanDocument({ plan: 7, members: {} })) as {
    code: string;
    facts: { plan: string; faults: { pointer: string; line?: number }[] };
  };
  expect([refused.code, refused.facts.plan]).toEqual(['plan.faulty', '']);
  expect(refused.facts.faults.filter(({ pointer }) => !pointer.startsWith('/document'))).toEqual([]);
  expect(refused.facts.faults.filter(({ line }) => line !== undefined)).toEqual([]);
});
