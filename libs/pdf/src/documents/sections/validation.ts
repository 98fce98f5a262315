import type { ReleaseDocument } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { heading } from '../../blocks/heading.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';

/** In the order of the columns: what was answered stands beside what it answers. */
const COUNTS = ['pass', 'fail', 'justified', 'notApplicable', 'notRun'] as const;
type Counts = Pick<ReleaseDocument['validation'][number], (typeof COUNTS)[number]>;

/** What came of the checks of the reports: over the cycle, and by member. Imported scores have no reports that could be checked. */
export function validationSection(view: View): Section | null {
  const { say, document } = view;
  const { validation, source } = document;
  if (validation.length === 0 && source.kind !== 'cycle') return null;
  const title = say('pdf.validation');
  return {
    title,
    blocks: [
      sectionHeading(title, 'validation'),
      ...(validation.length > 0
        ? [
            paragraph(say('pdf.validation.lead'), { style: TYPE.lead, measure: 440, after: 4, keepWithNext: true }),
            ...checked(view),
          ]
        : [paragraph(say('pdf.validation.none'), { style: TYPE.body })]),
    ],
  };
}

function checked(view: View): Block[] {
  const { say, members, document } = view;
  const checks = new Map(document.validation.map((each) => [each.member, each]));
  const head = (text: string): Cell => textCell(text, { style: TYPE.head, scope: 'Column', align: 'right' });
  const absent = members.some(({ code }) => !checks.has(code));
  return [
    list(
      COUNTS.map((each) => [
        { text: `${say(`pdf.check.${each}`)}${say('join.colon')}`, face: 'strong' as const },
        { text: say(`pdf.validation.${each}`) },
      ]),
      { style: TYPE.body, measure: 440, before: 6 },
    ),
    heading(3, say('pdf.byMember'), { style: TYPE.heading, before: 18, after: 2 }),
    table({
      widths: [-1, ...COUNTS.map(() => 62)],
      gap: 10,
      pad: 3.6,
      head: [
        textCell(say('term.member'), { style: TYPE.head, scope: 'Column' }),
        ...COUNTS.map((each) => head(say(`pdf.check.${each}`))),
      ],
      rows: [
        // First: of many members the last row is pages away.
        countRow(
          view,
          textCell(say('pdf.allMembers'), { style: TYPE.cellStrong, scope: 'Row' }),
          sum(document.validation),
        ),
        ...members.map(({ code, name }) => {
          const shown = view.show(name);
          return countRow(
            view,
            textCell(shown.text, { style: TYPE.cell, scope: 'Row', lang: shown.lang }),
            checks.get(code),
          );
        }),
      ],
    }),
    ...(absent ? [paragraph(say('pdf.validation.absent'), { style: TYPE.small, measure: 440, before: 6 })] : []),
    ...suspended(view),
  ];
}

/** The rules that were suspended, each with the reason and the members whose reports were certified without it. */
function suspended({ say, show, language, document, members }: View): Block[] {
  const { suspended: rules = [] } = document;
  if (rules.length === 0) return [];
  const named = (codes: readonly string[]): string =>
    formatList(
      language,
      members.filter(({ code }) => codes.includes(code)).map(({ name }) => show(name).text),
    );
  return [
    paragraph(say('pdf.validation.suspended'), { style: TYPE.body, before: 12, after: 2, keepWithNext: true }),
    ...rules.flatMap(({ rule, reason, members: codes }) => {
      const { text, lang } = show(reason);
      return [
        paragraph([{ text: `${rule}${say('join.colon')}`, face: 'strong' as const }, { text }], {
          style: TYPE.body,
          measure: 440,
          before: 4,
          keepWithNext: true,
          lang,
        }),
        paragraph(named(codes), { style: TYPE.small, measure: 440 }),
      ];
    }),
  ];
}

function countRow(view: View, named: Cell, counts: Counts | undefined): TableRow {
  return {
    cells: [
      named,
      ...COUNTS.map((each) => textCell(counts ? view.count(counts[each]) : '–', { style: TYPE.cell, align: 'right' })),
    ],
  };
}

function sum(all: readonly Counts[]): Counts {
  const total = { pass: 0, fail: 0, justified: 0, notApplicable: 0, notRun: 0 };
  for (const counts of all) for (const each of COUNTS) total[each] += counts[each];
  return total;
}
