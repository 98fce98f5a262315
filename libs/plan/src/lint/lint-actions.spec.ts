import { edit, lintSaid, only, type SaidProblem } from '../fixture.testing.js';

const CODEBOOK = /codebook:\n(?: {2}.*\n)+/;
const SOURCES = /deskSources:\n(?: {2}.*\n)+/;

const without = (text: string, part: RegExp): string => {
  if (!part.test(text)) throw new Error('The fixture has no such part.');
  return text.replace(part, '');
};

describe('plan lint of actions and of what is searched where a member is silent', () => {
  it.each<[string, [string, string], Partial<Record<keyof SaidProblem, unknown>>]>([
    [
      'a source that is named twice',
      ['code: observatory', 'code: gazette'],
      {
        code: 'duplicate',
        path: '/deskSources/1/code',
        message: 'The source that is searched "gazette" appears twice',
      },
    ],
    [
      'a class without a definition',
      ['definition: { en: It works against the commitment }', 'definition: []'],
      { code: 'schema', path: '/codebook/countervailing/definition' },
    ],
    [
      'a share beyond all cells',
      ['pillars:', "method: { doubleScoring: sample, sample: { share: '1.5', seed: one } }\npillars:"],
      { code: 'schema', path: '/method/sample/share' },
    ],
  ])('tells %s, once and with its cure', (_, change, expected) => {
    const problem = only(edit(change));
    expect(problem).toMatchObject({ severity: 'ERROR', ...expected });
    expect(problem.cure).not.toBe('');
  });

  it('keeps a guideline from counting actions whose classes mean nothing', () => {
    const counting = edit(
      ['if: iv2_channel == "standing" && iv2_platforms >= 3 && iv2_redress', 'if: actions.strong >= 1'],
      [
        'if: (iv2_channel == "standing" || iv2_platforms >= 1) && !(iv2_channel == "standing" && iv2_platforms >= 3 && iv2_redress)',
        'if: actions.strong == 0 && actions.weak >= 1',
      ],
      ['if: iv2_channel != "standing" && iv2_platforms == 0', 'if: actions.strong == 0 && actions.weak == 0'],
    );
    const errors = (text: string) => lintSaid(text).filter(({ severity }) => severity === 'ERROR');
    expect(errors(counting)).toEqual([]);
    expect(errors(without(counting, CODEBOOK))).toMatchObject([
      { code: 'reference', path: '/commitments/1/guideline/levels/0/if', cure: expect.stringContaining('codebook') },
    ]);
  });

  it('says that without named sources a silent cell is never −1', () => {
    const notes = lintSaid(without(edit(), SOURCES)).filter(({ path }) => path === '/method/silence');
    expect(notes).toMatchObject([{ severity: 'INFO', cure: expect.stringContaining('deskSources') }]);
  });
});
