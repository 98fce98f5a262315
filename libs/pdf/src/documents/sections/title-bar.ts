import { formatDateRange } from '@signatory/texts';
import { fitTitle, heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { space } from '../../blocks/space.js';
import { PAGE, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { pageSize, type Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { ShownText, View } from '../../view.js';
import { paintBar } from './cover.js';

const TOP = 74;
/** White between the title and what kind of sheet it is, points. */
const AFTER = 5;
/** White in the bar under the words, and under the bar. */
const BELOW = { easy: [30, 28], close: [20, 16] } as const;

/** Between what a line has of different kinds. */
const DOT = ' · ';

export interface TitleBar {
  readonly opening: NonNullable<Section['opening']>;
  readonly blocks: readonly Block[];
}

/** The opening of a release's shorter forms: the bar with what the sheet is about, and under it what kind of sheet it is. */
export function titleBar(
  view: View,
  set: Typesetter,
  {
    title,
    subtitle,
    also = [],
    options,
    close = false,
  }: {
    readonly title: ShownText;
    readonly subtitle: string;
    /** What else there is to say under it. */
    readonly also?: readonly string[];
    readonly options: RenderOptions;
    /** With less white. */
    readonly close?: boolean;
  },
): TitleBar {
  const width = pageSize(options.paper ?? 'A4')[0] - 2 * PAGE.side;
  const lines = subtitleLines(view, set, { subtitle, also, width });
  const style = fitTitle(set, title.text, TYPE.title, width, 2);
  const height =
    set.wrap(title.text, style, width).length * style.leading +
    AFTER +
    lines.flatMap((line) => set.wrap(line, TYPE.subtitle, width)).length * TYPE.subtitle.leading;
  const [inside, under] = BELOW[close ? 'close' : 'easy'];
  const bar = TOP + height + inside;
  return {
    opening: { top: TOP, paint: (canvas) => paintBar(canvas, set, view, bar) },
    blocks: [
      heading(1, title.text, { style, lang: title.lang, after: AFTER, place: 'scorecard', bookmark: 1 }),
      ...lines.map((line) => paragraph(line, { style: TYPE.subtitle })),
      space(inside + under),
    ],
  };
}

/**
 * What kind of sheet it is, whether its scores are interim or final, and of which time: a sheet that lies by itself has no cover
 * that says so. On one line where there is room.
 */
function subtitleLines(
  { document, say, language }: View,
  set: Typesetter,
  { subtitle, also, width }: { readonly subtitle: string; readonly also: readonly string[]; readonly width: number },
): string[] {
  const { window } = document.cycle;
  const about = [
    say(`phase.${document.phase}`),
    ...(window ? [say('release.window', { range: formatDateRange(language, window.from, window.to) })] : []),
    ...also,
  ].join(DOT);
  const joined = `${subtitle}${DOT}${about}`;
  return set.wrap(joined, TYPE.subtitle, width).length === 1 ? [joined] : [subtitle, about];
}
