import { formatDateRange, overallTerms } from '@signatory/texts';
import { drawBrandMark } from '../../blocks/brand-mark.js';
import { columns } from '../../blocks/columns.js';
import { distributionBar } from '../../blocks/distribution-bar.js';
import { figureLabel } from '../../blocks/figure-label.js';
import { fitTitle, heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { rule, space } from '../../blocks/space.js';
import { INK, PAGE, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { Canvas } from '../../print/canvas.js';
import type { Typesetter } from '../../text/typesetter.js';
import { withDate, type View } from '../../view.js';
import { percentNote } from './mean-facts.js';

/** The navy bar of a release's document; at its right the plan, where the title is not its name. */
export function paintBar(canvas: Canvas, set: Typesetter, view: View, height: number): void {
  const { software, plan, title } = view.document;
  const right = view.text(plan.shortTitle);
  paintNamedBar(canvas, set, { name: software.name, right: right === view.text(title) ? null : right }, height);
}

/** The navy bar with its gold rule, the mark and the product's name. */
export function paintNamedBar(
  canvas: Canvas,
  set: Typesetter,
  { name, right }: { readonly name: string; readonly right: string | null },
  height: number,
): void {
  canvas.rect(0, 0, canvas.width, height, INK.brand900);
  canvas.rect(0, height, canvas.width, 2.4, INK.gold);
  drawBrandMark(canvas, PAGE.side + 12, 43, 12, INK.white, INK.gold);
  canvas.text(set.line(name, TYPE.name), PAGE.side + 33, 46.6);
  if (right === null) return;
  const words = set.fit(right, TYPE.onBar, canvas.width - 2 * PAGE.side - 150);
  canvas.text(words, canvas.width - PAGE.side - words.width, 46.2);
}

/** The reports' cover: title, window, version and date; below, the one result that all others refine. */
export function coverSection(view: View, set: Typesetter, pageHeight: number, width: number): Section {
  const { document, say } = view;
  const title = view.show(document.title);
  const planTitle = view.show(document.plan.title);
  const column = width - 2 * PAGE.side;
  const lines = subtitleLines(view);
  const style = fitTitle(set, title.text, TYPE.cover, column, 4);
  const named = planTitle.text !== title.text;
  const height =
    set.wrap(title.text, style, column).length * style.leading +
    (named ? set.wrap(planTitle.text, TYPE.subtitle, column).length * TYPE.subtitle.leading : 0) +
    lines.length * TYPE.subtitle.leading +
    12;
  // Half a page, or more where the title needs it.
  const bar = Math.max(Math.round(pageHeight * 0.52), 80 + height + 34);
  return {
    title: title.text,
    opening: { top: bar - 34 - height, paint: (canvas) => paintBar(canvas, set, view, bar) },
    blocks: [
      heading(1, title.text, { style, lang: title.lang, after: 12, bookmark: 1, place: 'cover' }),
      ...(named
        ? [paragraph(planTitle.text, { style: { ...TYPE.subtitle, ink: INK.white }, lang: planTitle.lang })]
        : []),
      ...lines.map((line) => paragraph(line, { style: TYPE.subtitle })),
      space(34 + 40),
      ...keyResult(view),
      ...percentNote(view, document.tables.overall),
      ...statements(view, say),
    ],
  };
}

function subtitleLines({ document, say, language, issued }: View): string[] {
  const { window } = document.cycle;
  return [
    say(document.phase === 'interim' ? 'pdf.cover.interim' : 'pdf.cover.final'),
    ...(window ? [say('release.window', { range: formatDateRange(language, window.from, window.to) })] : []),
    document.number === 0
      ? withDate(say, say('pdf.cover.fileVersion'), issued)
      : say('pdf.cover.version', { number: document.number, date: issued ?? '' }),
  ];
}

/** The overall average, its distribution, and what it covers. */
export function keyResult(view: View): Block[] {
  const { say, document, members } = view;
  const { overall, overallByPillars: other } = document.tables;
  const terms = overallTerms(document.method.overall);
  return [
    columns(
      [
        {
          width: 150,
          blocks: figureLabel(say(terms.own), view.average(overall), [
            ...(overall.percent === null ? [] : [view.percent(overall)]),
            ...(other ? [`${say(terms.other)} ${view.average(other)}`] : []),
          ]),
        },
        {
          blocks: [
            paragraph(say('term.distribution'), { style: TYPE.label, after: 5 }),
            distributionBar(overall.distribution, view.distribution(overall), { after: 6 }),
            paragraph(view.distributionWords(overall), { style: TYPE.label }),
            ...view.bounds(overall).map((words) => paragraph(words, { style: TYPE.label, before: 3 })),
          ],
        },
        {
          width: 120,
          blocks: figureLabel(say('term.coverage'), view.count(overall.scored), [
            say('mean.ofAsked', { applicable: view.count(overall.applicable) }),
            say('pdf.sizes', { commitments: document.plan.commitments.length, members: members.length }),
          ]),
        },
      ],
      { gap: 26 },
    ),
  ];
}

function statements(view: View, say: View['say']): Block[] {
  const { document } = view;
  const marks = document.marks.map((mark) =>
    mark === 'embargoed' ? say('mark.embargoed.long', { instant: view.issued ?? '' }) : say(`mark.${mark}.long`),
  );
  const { erratum } = document;
  const corrects =
    erratum &&
    say('erratum.cover', { number: erratum.corrects.number, ground: say(`erratum.ground.${erratum.ground}`) });
  const notes = [
    ...(corrects ? [paragraph([{ text: corrects, face: 'strong' }], { style: TYPE.body, after: 4 })] : []),
    ...marks.map((mark) => paragraph([{ text: mark, face: 'strong', ink: INK.warn }], { style: TYPE.body, after: 4 })),
    ...(document.source.kind === 'matrix' && document.source.citation
      ? [paragraph(say('pdf.cover.thirdParty'), { style: TYPE.quiet, measure: 400, after: 4 })]
      : []),
    ...(document.source.citation
      ? [paragraph(say('source.citation', { citation: document.source.citation }), { style: TYPE.quiet, measure: 400 })]
      : []),
  ];
  return notes.length > 0 ? [rule({ before: 34, after: 14 }), ...notes] : [];
}
