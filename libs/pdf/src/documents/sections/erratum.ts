import { printErratum, printPart, type ReleaseCommitment, type ReleaseErratum } from '@signatory/contract';
import { isOfWords } from '@signatory/texts';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell } from '../../layout/table.js';
import { PdfTextError } from '../../text/pdf-text-error.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { langOf } from './written-cell.js';

type Line = ReleaseErratum['lines'][number];
type Indicator = ReleaseCommitment['indicators'][number];

// Of words that moved nobody says here in which language they are.
const UNKNOWN = 'und';

/** What a release corrects of an earlier one: each figure that moved, old beside new, with cause and date. */
export function erratumSection(view: View, set: Typesetter): Section | null {
  const { say, document } = view;
  const { erratum } = document;
  if (!erratum) return null;
  const title = say('erratum.heading');
  const ground = say(`erratum.ground.${erratum.ground}`);
  return {
    title,
    blocks: [
      sectionHeading(title, 'erratum'),
      paragraph(say('erratum.lead', { number: erratum.corrects.number, ground }), {
        style: TYPE.lead,
        measure: 440,
        after: 8,
      }),
      paragraph([{ text: printable(set, view, erratum.text), lang: langOf(view, erratum.language) }], {
        style: TYPE.body,
        measure: 440,
        after: 8,
      }),
      linesTable(view, set, erratum.lines),
    ],
  };
}

function linesTable(view: View, set: Typesetter, lines: readonly Line[]): Block {
  const { say } = view;
  return table({
    widths: [-1.4, -1, -1, -1.2, 74],
    gap: 10,
    pad: 5,
    head: [
      head(say('erratum.figure')),
      head(say('change.before')),
      head(say('change.now')),
      head(say('erratum.cause')),
      head(say('erratum.date')),
    ],
    rows: lines.map((line) => ({
      cells: [
        textCell(nameFigure(view, set, line), { style: TYPE.cell, scope: 'Row' }),
        movedCell(view, set, line, line.before),
        movedCell(view, set, line, line.now),
        cause(view, set, line),
        textCell(view.date(line.at), { style: TYPE.cellQuiet }),
      ],
    })),
  });
}

function movedCell(view: View, set: Typesetter, { kind, indicator }: Line, text: string): Cell {
  const codes = kind === 'answer' ? findIndicator(view, indicator)?.codes : undefined;
  const printed = printErratum(view.language, kind, text, codes);
  if (!isOfWords(kind) && kind !== 'answer') return textCell(printed, { style: TYPE.cell });
  return textCell(printable(set, view, printed), { style: TYPE.cell, ...(isOfWords(kind) && { lang: UNKNOWN }) });
}

function findIndicator({ document: { plan } }: View, indicator: string | null): Indicator | undefined {
  return plan.commitments.flatMap(({ indicators }) => indicators).find(({ code }) => code === indicator);
}

function cause(view: View, set: Typesetter, { cause: kind, reason, language }: Line): Cell {
  const words = view.say(`erratum.cause.${kind}`);
  if (reason === null) return textCell(words, { style: TYPE.cell });
  const told = { text: printable(set, view, reason), lang: langOf(view, language) };
  return textCell([{ text: `${words}${view.say('join.colon')}` }, told], { style: TYPE.cell });
}

function head(text: string): Cell {
  return textCell(text, { style: TYPE.head, scope: 'Column' });
}

function nameFigure(view: View, set: Typesetter, { kind, member, commitment, pillar, indicator, cell }: Line): string {
  const found = view.members.find(({ code }) => code === member);
  const place = [
    found ? view.text(found.name) : member,
    view.document.plan.commitments.find(({ id }) => id === commitment)?.code ?? commitment,
    pillar,
    findIndicator(view, indicator)?.label ?? indicator,
    cell === null || cell === 'total'
      ? null
      : printable(set, view, printPart(view.document.plan, cell, view.language), cell),
  ].filter((part) => part !== null);
  const name = view.say(`erratum.kind.${kind}`);
  return place.length > 0 ? `${name}${view.say('join.colon')}${place.join(view.say('join.comma'))}` : name;
}

/** What somebody wrote cannot stop a correction: where no font has a letter of it, the page says where it can be read. */
function printable(set: Typesetter, view: View, text: string, instead = view.say('reply.unprintable')): string {
  try {
    set.check(text, 'erratum');
    return text;
  } catch (error) {
    if (error instanceof PdfTextError) return instead;
    throw error;
  }
}
