import type { ReleaseCommitment, ReleaseNarrative } from '@signatory/contract';
import { groupBy } from '@signatory/domain';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { originalsNote } from './originals.js';
import { groupRow } from './table-a.js';
import { writtenCell } from './written-cell.js';

/** What members published beside their answers, in their own words, by commitment and indicator. Null where nobody did. */
export function narrativesSection(view: View, set: Typesetter): Section | null {
  const { say, document } = view;
  const { narratives = [] } = document;
  if (narratives.length === 0) return null;
  const title = say('narratives.heading');
  const told = groupBy(narratives, ({ indicator }) => indicator);
  const head = (text: string): TableRow['cells'][number] => textCell(text, { style: TYPE.head, scope: 'Column' });
  return {
    title,
    blocks: [
      sectionHeading(title, 'narratives'),
      paragraph(say('narratives.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
      ...originalsNote(
        view,
        narratives.map(({ text }) => view.show(text).lang),
      ),
      table({
        widths: [120, -1],
        gap: 12,
        pad: 4,
        head: [head(say('term.member')), head(say('entry.narrative'))],
        rows: document.plan.commitments.flatMap((commitment) => commitmentRows(view, set, commitment, told)),
      }),
    ],
  };
}

function commitmentRows(
  view: View,
  set: Typesetter,
  { code, title, indicators }: ReleaseCommitment,
  narratives: ReadonlyMap<string, readonly ReleaseNarrative[]>,
): TableRow[] {
  const names = new Map(view.members.map((member) => [member.code, view.show(member.name)]));
  const rows = indicators.flatMap(({ code: indicator, label }) =>
    (narratives.get(indicator) ?? []).map(({ member, text }): TableRow => {
      const name = names.get(member);
      const told = view.show(text);
      return {
        cells: [
          textCell(name?.text ?? member, { style: TYPE.cell, scope: 'Row', lang: name?.lang }),
          writtenCell(set, view, [
            { text: `${label}${view.say('join.colon')}`, ink: INK.ink600 },
            { text: told.text, lang: told.lang },
          ]),
        ],
      };
    }),
  );
  return rows.length > 0 ? [groupRow(`${code} ${view.text(title)}`, 2, false), ...rows] : [];
}
