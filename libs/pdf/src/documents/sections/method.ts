import { formatDateRange, formatInstant, methodWords } from '@signatory/texts';
import { factTable } from '../../blocks/fact-table.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { View } from '../../view.js';
import { codebook } from './codebook.js';
import { agreement } from './agreement.js';
import { sectionHeading } from './front-matter.js';
import { sourceWords } from './source-words.js';

/** Method and settings: what was decided about the arithmetic, and on what it stands. */
export function methodSection(view: View): Section {
  const { say, document, language } = view;
  const { method, plan, cycle, source } = document;
  const title = say('pdf.method');
  const facts: [string, string][] = [
    [
      say('term.plan'),
      `${view.text(plan.title)}${plan.version > 0 ? `${say('join.comma')}${say('pdf.planVersion', { version: plan.version })}` : ''}`,
    ],
    ...(plan.adopted
      ? ([
          [
            say('pdf.adopted'),
            [plan.adopted.document, plan.adopted.place, view.date(plan.adopted.date)].join(say('join.comma')),
          ],
        ] satisfies [string, string][])
      : []),
    [say('term.cycle'), view.text(cycle.title)],
    ...(cycle.window
      ? ([[say('term.window'), formatDateRange(language, cycle.window.from, cycle.window.to)]] satisfies [
          string,
          string,
        ][])
      : []),
    ...(cycle.deadline
      ? ([[say('pdf.deadline'), formatInstant(language, cycle.deadline)]] satisfies [string, string][])
      : []),
  ];
  return {
    title,
    blocks: [
      sectionHeading(title, 'method'),
      paragraph(say('pdf.method.lead'), { style: TYPE.lead, measure: 440, after: 4 }),
      heading(3, say('pdf.method.settings'), { style: TYPE.heading, before: 14, after: 2 }),
      factTable(say('pdf.setting'), say('pdf.value'), methodWords(language, method, source.kind === 'cycle')),
      heading(3, say('pdf.method.ground'), { style: TYPE.heading, before: 22, after: 2 }),
      factTable(say('pdf.fact'), say('pdf.value'), facts),
      ...codebook(view),
      ...agreement(view),
      ...submissions(view),
      ...punctuality(view),
      ...sources(view),
    ],
  };
}

/** Which members reported, and what the checks of their reports found. */
function submissions(view: View): Block[] {
  const { say, document, language } = view;
  if (document.submissions.length === 0) return [];
  const checks = new Map(document.validation.map((each) => [each.member, each]));
  const names = new Map(view.members.map((member) => [member.code, view.text(member.name)]));
  const head = (text: string, align: 'left' | 'right' = 'left'): ReturnType<typeof textCell> =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  const figure = (value: number | undefined): ReturnType<typeof textCell> =>
    textCell(value === undefined ? '–' : String(value), { style: TYPE.cell, align: 'right' });
  return [
    heading(3, say('pdf.submissions'), { style: TYPE.heading, before: 22, after: 2 }),
    table({
      widths: [-1, 150, 44, 44, 60, 44],
      gap: 10,
      pad: 3.6,
      head: [
        head(say('term.member')),
        head(say('pdf.submitted')),
        head(say('pdf.check.pass'), 'right'),
        head(say('pdf.check.fail'), 'right'),
        head(say('pdf.check.justified'), 'right'),
        head(say('pdf.check.notRun'), 'right'),
      ],
      rows: document.submissions.map((each): TableRow => {
        const check = checks.get(each.member);
        const when = each.submitted ? formatInstant(language, each.submitted) : say('pdf.notSubmitted');
        return {
          cells: [
            textCell(names.get(each.member) ?? each.member, { style: TYPE.cell, scope: 'Row' }),
            textCell(each.late ? say('pdf.submittedLate', { when }) : when, { style: TYPE.cellQuiet }),
            ...[check?.pass, check?.fail, check?.justified, check?.notRun].map(figure),
          ],
        };
      }),
    }),
  ];
}

/** Who reported in time; releases from before it was kept print as they did. */
function punctuality(view: View): Block[] {
  const { say, document, language } = view;
  if (!document.punctuality?.length) return [];
  const names = new Map(view.members.map((member) => [member.code, view.text(member.name)]));
  const columns = [
    say('term.member'),
    say('results.punctuality.report'),
    say('results.punctuality.extendedTo'),
  ] as const;
  return [
    heading(3, say('results.punctuality.heading'), { style: TYPE.heading, before: 22, after: 2 }),
    table({
      widths: [-1, 130, 150],
      gap: 10,
      pad: 3.6,
      head: columns.map((text) => textCell(text, { style: TYPE.head, scope: 'Column' })),
      rows: document.punctuality.map(({ member, kind, extendedTo }): TableRow => ({
        cells: [
          textCell(names.get(member) ?? member, { style: TYPE.cell, scope: 'Row' }),
          textCell(say(`results.punctuality.${kind}`), { style: TYPE.cell }),
          textCell(extendedTo === null ? '–' : formatInstant(language, extendedTo), { style: TYPE.cellQuiet }),
        ],
      })),
    }),
  ];
}

function sources(view: View): Block[] {
  const { say, document } = view;
  const { sources: entries } = document.plan;
  if (entries.length === 0) return [];
  return [
    heading(3, say('pdf.sources'), { style: TYPE.heading, before: 22, after: 4 }),
    ...entries.map((entry) => paragraph(sourceWords(view, entry), { style: TYPE.quiet, after: 3 })),
  ];
}
