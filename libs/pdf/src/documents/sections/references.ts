import type { SourceNumbers } from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type TableRow } from '../../layout/table.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { printable } from './member-part.js';
import { quoteWords, referenceWords } from './source-words.js';

/** What a scorecard cites, by number; nothing where it cites nothing. */
export function referenceList(view: View, set: Typesetter, { sources }: SourceNumbers): Block[] {
  const { say } = view;
  if (sources.length === 0) return [];
  return [
    heading(2, say('chapter.references'), {
      style: TYPE.heading,
      before: 16,
      after: 2,
      bookmark: 2,
      place: 'references',
    }),
    table({
      widths: [24, -1],
      gap: 8,
      pad: 2,
      head: [say('actions.number'), say('term.evidence')].map((text) =>
        textCell(text, { style: TYPE.head, scope: 'Column' }),
      ),
      rows: sources.map((source, at): TableRow => ({
        cells: [
          textCell(`[${at + 1}]`, { style: TYPE.cell, scope: 'Row' }),
          textCell(
            [
              ...printable(view, set, referenceWords(view, source)),
              // Where no font has a letter of what is quoted, its source is told all the same.
              ...printable(view, set, quoteWords(view, source)),
            ],
            { style: TYPE.cell },
          ),
        ],
      })),
    }),
  ];
}
