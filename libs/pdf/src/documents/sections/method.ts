import { formatDateRange, formatInstant, methodWords } from '@signatory/texts';
import { factTable } from '../../blocks/fact-table.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { View } from '../../view.js';
import { codebook } from './codebook.js';
import { agreement } from './agreement.js';
import { sectionHeading } from './front-matter.js';
import { referenceWords } from './source-words.js';
import { submissions } from './submissions.js';

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
      paragraph(say('pdf.method.lead'), { style: TYPE.lead, measure: 440, after: 4, keepWithNext: true }),
      heading(3, say('pdf.method.settings'), { style: TYPE.heading, before: 14, after: 2 }),
      factTable(say('pdf.setting'), say('pdf.value'), methodWords(language, method, source.kind === 'cycle')),
      heading(3, say('pdf.method.ground'), { style: TYPE.heading, before: 22, after: 2 }),
      factTable(say('pdf.fact'), say('pdf.value'), facts),
      ...codebook(view),
      ...agreement(view),
      ...submissions(view),
      ...sources(view),
    ],
  };
}

function sources(view: View): Block[] {
  const { say, document } = view;
  const { sources: entries } = document.plan;
  if (entries.length === 0) return [];
  return [
    heading(3, say('pdf.sources'), { style: TYPE.heading, before: 22, after: 4 }),
    ...entries.map((entry) => paragraph(referenceWords(view, entry), { style: TYPE.quiet, after: 3 })),
  ];
}
