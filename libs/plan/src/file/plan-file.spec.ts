import { lintSaid, type SaidProblem } from '../fixture.testing.js';
import { parsePlan } from '../parse-plan.js';

describe('a file that is not YAML, or made to harm', () => {
  it.each<[string, string, Partial<Record<keyof SaidProblem, unknown>>]>([
    ['a bracket that does not close', 'plan: {a', { code: 'syntax', line: 1 }],
    ['a key twice', 'plan: a\nplan: b\n', { code: 'syntax', line: 2, cure: 'Remove one of the two, or rename it.' }],
    ['a tab for indentation', 'plan:\n\ta: 1\n', { code: 'syntax', line: 2 }],
    [
      'a condition that YAML takes for a tag',
      'plan: a\ntest: !closed\n',
      { code: 'syntax', line: 2, cure: expect.stringContaining("'!i1_closed'") },
    ],
    ['nothing', '', { code: 'syntax' }],
    ['a list', '- a\n', { code: 'syntax' }],
    ['two documents', 'plan: a\n---\nplan: b\n', { code: 'syntax' }],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[at]}`).join(',')}]`)
        .join('\n')}\n`,
      { code: 'size' },
    ],
    ['nesting without end', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`, { code: 'size' }],
    ['a file of many megabytes', `a: ${'x'.repeat(2_000_001)}`, { code: 'size' }],
  ])('is told in words: %s', (_, text, expected) => {
    const [problem] = lintSaid(text);
    expect(problem).toMatchObject({ severity: 'ERROR', file: 'plan.yaml', ...expected });
    expect(parsePlan(text, 'plan.yaml')).not.toHaveProperty('plan');
  });
});
