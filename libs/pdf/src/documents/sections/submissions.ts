import { completenessWords, pillarsWords, type ReleaseDocument } from '@signatory/contract';
import { formatInstant } from '@signatory/texts';
import { heading } from '../../blocks/heading.js';
import { textCell } from '../../blocks/text-cell.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { View } from '../../view.js';

type Submission = ReleaseDocument['submissions'][number];
type Punctuality = NonNullable<ReleaseDocument['punctuality']>[number];

/** Which members reported, when, and who in time, as far as the release says it: punctuality is not in those from before it was kept. */
export function submissions(view: View): Block[] {
  const { say, members, document } = view;
  const sent = new Map(document.submissions.map((each) => [each.member, each]));
  const punctual = new Map((document.punctuality ?? []).map((each) => [each.member, each]));
  if (sent.size + punctual.size === 0) return [];
  const own = members.filter(({ code }) => sent.has(code) || punctual.has(code));
  const isTimed = punctual.size > 0;
  return [
    heading(3, say('pdf.submissions'), { style: TYPE.heading, before: 22, after: 2 }),
    table({
      widths: [-1, ...(sent.size > 0 ? [150] : []), ...(isTimed ? [100, 140] : [])],
      gap: 10,
      pad: 3.6,
      head: [
        head(say('term.member')),
        ...(sent.size > 0 ? [head(say('pdf.submitted'))] : []),
        ...(isTimed ? [head(say('results.punctuality.report')), head(say('results.punctuality.extendedTo'))] : []),
      ],
      rows: own.map(({ code, name }): TableRow => ({
        cells: [
          textCell(view.text(name), { style: TYPE.cell, scope: 'Row' }),
          ...(sent.size > 0 ? [quiet(whenWords(view, sent.get(code), isTimed))] : []),
          ...(isTimed ? timedCells(view, punctual.get(code)) : []),
        ],
      })),
    }),
    ...completeness(view),
  ];
}

/** How much of what is asked was answered, by member and pillar; releases from before it was kept say nothing of it. */
function completeness({ say, language, document, members, text }: View): Block[] {
  const complete = new Map((document.completeness ?? []).map((each) => [each.member, each]));
  if (complete.size === 0) return [];
  return [
    paragraph(say('completeness.note'), {
      style: TYPE.quiet,
      measure: 440,
      before: 16,
      after: 2,
      keepWithNext: true,
    }),
    table({
      widths: [-1, 120, 220],
      gap: 10,
      pad: 3.6,
      head: [head(say('term.member')), head(say('completeness.heading')), head(say('completeness.byPillar'))],
      rows: members.flatMap(({ code, name }): TableRow[] => {
        const own = complete.get(code);
        return own
          ? [
              {
                cells: [
                  textCell(text(name), { style: TYPE.cell, scope: 'Row' }),
                  textCell(completenessWords(language, own.entries), { style: TYPE.cell }),
                  quiet(pillarsWords(language, own)),
                ],
              },
            ]
          : [];
      }),
    }),
  ];
}

/** When a report was sent; that it was late is said here where no column beside says it. */
function whenWords({ say, language }: View, sent: Submission | undefined, isTimed: boolean): string {
  if (!sent?.submitted) return say('pdf.notSubmitted');
  const when = formatInstant(language, sent.submitted);
  return sent.late && !isTimed ? say('pdf.submittedLate', { when }) : when;
}

function timedCells({ say, language }: View, report: Punctuality | undefined): Cell[] {
  if (!report) return [quiet('–'), quiet('–')];
  const { kind, extendedTo } = report;
  return [
    textCell(say(`results.punctuality.${kind}`), { style: TYPE.cell }),
    quiet(extendedTo === null ? '–' : formatInstant(language, extendedTo)),
  ];
}

function head(text: string): Cell {
  return textCell(text, { style: TYPE.head, scope: 'Column' });
}

function quiet(text: string): Cell {
  return textCell(text, { style: TYPE.cellQuiet });
}
