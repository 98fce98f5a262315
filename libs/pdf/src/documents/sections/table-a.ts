import type { ReleaseCommitment } from '@signatory/contract';
import { provenanceShown } from '@signatory/domain';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Span } from '../../text/typesetter.js';
import type { Pillar, View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { originalsNote, wordingLangs } from './originals.js';
import { hasWording } from './wording.js';

/** Pillars in order, then what belongs to none. */
export function groupsOf(view: View): { pillar: Pillar | null; label: string | null }[] {
  const groups = view.pillars.map((pillar) => ({ pillar, label: pillarLabel(view, pillar) }));
  const loose = view.commitmentsOf(null).length > 0;
  return [
    ...groups,
    ...(loose ? [{ pillar: null, label: view.pillars.length > 0 ? view.say('pdf.noPillar') : null }] : []),
  ];
}

export function pillarLabel(view: View, pillar: Pillar): string {
  const name = view.text(pillar.name);
  // A matrix file has names of pillars, no codes: it is no code in the languages that a folder puts such a name in, either.
  const isName = Object.values(pillar.name.texts).some(({ text }) => text === pillar.code);
  return isName ? name : `${pillar.code}. ${name}`;
}

/** Room for the plan's longest code, points: digits are 4.5 wide. */
export function codeWidth(view: View): number {
  const longest = Math.max(...view.document.plan.commitments.map(({ code }) => code.length));
  return Math.min(72, Math.max(16, longest * 4.7 + 3));
}

/** A row that opens a pillar's commitments. */
export function groupRow(label: string, columns: number, first: boolean, note?: string): TableRow {
  const words: Span[] = [
    { text: label, face: 'strong' },
    ...(note ? [{ text: `\u00a0 ${note}`, ink: INK.ink600 }] : []),
  ];
  return {
    cells: [textCell(words, { style: TYPE.cell, columns, scope: 'Row' })],
    before: first ? 0 : 6,
    keepWithNext: true,
    opens: 1,
    rule: 'hairline',
  };
}

/** Whether what is shown are the words as adopted, or a title alone: a matrix file has no more, which are nobody's paraphrase. */
function isAdopted(view: View, commitment: ReleaseCommitment): boolean {
  const whose = provenanceShown(commitment.provenance, commitment.text, view.language);
  if (whose === 'paraphrase') return !hasWording(view, commitment) && view.document.source.kind !== 'cycle';
  return whose === 'official';
}

/** Table A: the commitments assessed, with their words and where these come from. */
export function tableASection(view: View): Section {
  const { say } = view;
  const title = say('pdf.tableA');
  const head = (text: string, align: 'left' | 'right' = 'left'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  const rows = groupsOf(view).flatMap(({ pillar, label }, index): TableRow[] => [
    ...(label ? [groupRow(label, 3, index === 0)] : []),
    ...view.commitmentsOf(pillar?.code ?? null).map((commitment): TableRow => {
      const name = view.show(commitment.title);
      const words = view.show(commitment.text);
      const hasWords = hasWording(view, commitment);
      const asked = view.commitmentMean(commitment.id).applicable;
      const full: Span[] = [
        { text: name.text, face: 'strong' },
        ...(hasWords ? [{ text: ` ${words.text}`, ink: INK.ink700 }] : []),
        ...(isAdopted(view, commitment)
          ? []
          : [{ text: say('join.aside', { words: view.whose(commitment, commitment.text) }), ink: INK.ink500 }]),
      ];
      return {
        cells: [
          textCell(commitment.code, { style: TYPE.cellQuiet }),
          textCell(full, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
          textCell(String(asked), { style: TYPE.cell, align: 'right' }),
        ],
      };
    }),
  ]);
  const blocksOf = (pad: number): Block[] => [
    sectionHeading(title, 'table-a'),
    paragraph(say('pdf.tableA.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
    ...originalsNote(view, wordingLangs(view)),
    table({
      widths: [Math.max(28, codeWidth(view)), -1, 62],
      gap: 12,
      pad,
      head: [head(say('term.code')), head(say('term.commitment')), head(say('pdf.membersAsked'), 'right')],
      rows,
    }),
  ];
  return { title, blocks: blocksOf(5), closer: () => ({ blocks: blocksOf(3.2) }) };
}
