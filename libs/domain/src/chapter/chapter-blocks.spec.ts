import { blocksOf } from './chapter-blocks.js';
import { numberReferences } from './chapter-text.js';
import { resultsOf } from './results.js';
import { buildTables } from './tables.testing.js';

const results = resultsOf(buildTables());
const read = (text: string) =>
  blocksOf(text, { results, numbers: numberReferences([{ section: 'background', text }]) });

describe('a text of a chapter', () => {
  it('is paragraphs apart by a blank line, and lists', () => {
    const blocks = read('One\ngoes on.\n\n- first\n- second\n  goes on\n\n1. a\n2. b\nThe end.');
    expect(blocks.map((block) => [block.kind, block.kind === 'list' ? block.items.length : block.words])).toEqual([
      ['paragraph', [{ kind: 'text', text: 'One goes on.' }]],
      ['list', 2],
      ['list', 2],
      ['paragraph', [{ kind: 'text', text: 'The end.' }]],
    ]);
  });

  it('has results from the tables and references numbered by where they are first named', () => {
    expect(read('Was {{average:overall}} [^b], [^a] and [^b].')[0]).toEqual({
      kind: 'paragraph',
      words: [
        { kind: 'text', text: 'Was ' },
        {
          kind: 'result',
          expression: 'average:overall',
          value: { kind: 'average', text: '+0.33', gap: null },
        },
        { kind: 'text', text: ' ' },
        { kind: 'reference', key: 'b', number: 1 },
        { kind: 'text', text: ', ' },
        { kind: 'reference', key: 'a', number: 2 },
        { kind: 'text', text: ' and ' },
        { kind: 'reference', key: 'b', number: 1 },
        { kind: 'text', text: '.' },
      ],
    });
  });

  it('knows no other markup: what looks like HTML, a heading or a link is words', () => {
    const text = '# <b>Title</b> [here](javascript:x) **bold**';
    expect(read(text)).toEqual([{ kind: 'paragraph', words: [{ kind: 'text', text }] }]);
  });
});
