import { edit, lintSaid, only, serious } from '../fixture.testing.js';

describe('the guideline lint', () => {
  it('keeps a guideline to the indicators of its own commitment', () => {
    expect(only(edit(['if: i1_closed,', 'if: i1_closed || iv2_ended,']))).toMatchObject({
      severity: 'ERROR',
      code: 'reference',
      path: '/commitments/0/guideline/countervailing/if',
      message: expect.stringContaining('iv2_ended is asked under another commitment'),
    });
  });

  it('names the answers as the plan does, beside its words for them', () => {
    const codes = `codes: { none: { en: No part }, contact: { en: A contact }, exchanged: { en: An exchange } }`;
    const said = lintSaid(edit(['codes: [none, contact, exchanged]', codes])).map(({ message }) => message);
    expect(said).toContain(
      'Commitment I.1: i1_network going from No part (none) to A contact (contact) changes no result',
    );
  });

  it('proves a gap with answers that no level takes', () => {
    const problem = only(
      edit(['i1_unit == "none" && i1_network != "exchanged"', 'i1_unit == "none" && i1_network == "none"']),
    );
    expect(problem).toMatchObject({
      severity: 'ERROR',
      code: 'gap',
      counterExample: { i1_unit: 'none', i1_network: 'contact' },
    });
    expect(problem.message).toContain('i1_network = contact');
  });

  it('proves an overlap with answers that two levels take', () => {
    const problem = only(
      edit([
        'if: iv2_channel != "standing" && iv2_platforms == 0',
        'if: iv2_channel != "standing" && iv2_platforms <= 1',
      ]),
    );
    expect(problem).toMatchObject({
      code: 'overlap',
      path: '/commitments/1/guideline/levels/2/if',
      counterExample: { iv2_platforms: '1' },
    });
  });

  it('proves a lack of monotony with the better answer that scores lower', () => {
    const text = edit(
      ['score: 0,\n            if: (iv2', 'score: -1,\n            if: (iv2'],
      ['score: -1,\n            if: iv2_channel != "standing"', 'score: 0,\n            if: iv2_channel != "standing"'],
    );
    const problems = serious(text);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['not-monotone']));
    expect(problems[0]).toMatchObject({
      severity: 'ERROR',
      counterExample: expect.any(Object),
      message: expect.stringContaining('falls from 0 to -1'),
    });
  });

  it('catches a published guideline that has both a gap and an overlap', () => {
    const text = edit(
      ['if: iv2_channel == "standing" && iv2_platforms >= 3 && iv2_redress', 'if: actions.strong >= 5'],
      [
        'if: (iv2_channel == "standing" || iv2_platforms >= 1) && !(iv2_channel == "standing" && iv2_platforms >= 3 && iv2_redress)',
        'if: actions.weak == 3 || actions.weak == 4 || actions.strong <= 4 && actions.strong >= 1',
      ],
      ['if: iv2_channel != "standing" && iv2_platforms == 0', 'if: actions.weak <= 2 && actions.strong == 0'],
    );
    expect(new Set(serious(text).map(({ code }) => code))).toEqual(new Set(['gap', 'overlap']));
  });
});
