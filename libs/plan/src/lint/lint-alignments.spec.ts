import { edit, only } from '../fixture.testing.js';

const aligned = (alignments: string): string => edit(['applies: { all: asked }', `alignments: [${alignments}]`]);

describe('items of other frameworks', () => {
  it('stand once each, whatever relation they are in', () => {
    const twice =
      '{ framework: SDG, item: Target 10.7, relation: close }, { framework: SDG, item: Target 10.7, relation: broad }';
    expect(only(aligned(twice))).toMatchObject({
      code: 'duplicate',
      path: '/commitments/1/alignments/1',
      message: 'The alignment "SDG, Target 10.7" appears twice',
    });
  });

  it('are in a relation that SKOS has', () => {
    expect(only(aligned('{ framework: SDG, item: Target 10.7, relation: same }'))).toMatchObject({
      code: 'schema',
      path: '/commitments/1/alignments/0/relation',
    });
  });
});
