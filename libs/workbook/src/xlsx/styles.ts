import { escapeAttribute } from './xml.js';

/** The ink, surfaces and lines of the product's screens. */
const INK = 'FF101B2D';
const INK_SOFT = 'FF5A677D';
const BRAND = 'FF0B2440';
const BRAND_MIDDLE = 'FF1D5699';
const ANSWER = 'FFF0F5FB';
const QUIET = 'FFF6F7F9';
const LINE = 'FFC6CDD8';
const GOLD = 'FFD9B15A';
const WHITE = 'FFFFFFFF';

interface Style {
  readonly font: keyof typeof FONTS;
  readonly fill?: keyof typeof FILLS;
  readonly border?: keyof typeof BORDERS;
  readonly format?: string;
  readonly align?: string;
  /** May be written in while the sheet is protected. */
  readonly open?: boolean;
}

const FONTS = {
  plain: `<sz val="11"/><color rgb="${INK}"/><name val="Calibri"/><family val="2"/>`,
  soft: `<sz val="10"/><color rgb="${INK_SOFT}"/><name val="Calibri"/><family val="2"/>`,
  strong: `<b/><sz val="11"/><color rgb="${INK}"/><name val="Calibri"/><family val="2"/>`,
  title: `<b/><sz val="20"/><color rgb="${WHITE}"/><name val="Cambria"/><family val="1"/>`,
  band: `<sz val="11"/><color rgb="FFB9C8DC"/><name val="Calibri"/><family val="2"/>`,
  head: `<b/><sz val="10"/><color rgb="${WHITE}"/><name val="Calibri"/><family val="2"/>`,
  section: `<b/><sz val="13"/><color rgb="${BRAND}"/><name val="Cambria"/><family val="1"/>`,
  onFull: `<b/><sz val="11"/><color rgb="${WHITE}"/><name val="Calibri"/><family val="2"/>`,
  onPartial: `<b/><sz val="11"/><color rgb="FF43390F"/><name val="Calibri"/><family val="2"/>`,
  onNone: `<b/><sz val="11"/><color rgb="FF3A1203"/><name val="Calibri"/><family val="2"/>`,
  link: `<u/><sz val="11"/><color rgb="${BRAND_MIDDLE}"/><name val="Calibri"/><family val="2"/>`,
} as const;

const FILLS = {
  brand: BRAND,
  middle: BRAND_MIDDLE,
  answer: ANSWER,
  quiet: QUIET,
  gold: GOLD,
  full: 'FF0E6A6E',
  partial: 'FFEFE5C8',
  none: 'FFE8905C',
} as const;

const line = (side: string, weight = 'thin', colour = LINE) =>
  `<${side} style="${weight}"><color rgb="${colour}"/></${side}>`;
const BORDERS = {
  row: `<left/><right/><top/>${line('bottom')}<diagonal/>`,
  first: `<left/><right/>${line('top', 'medium', BRAND_MIDDLE)}${line('bottom')}<diagonal/>`,
  box: `${line('left')}${line('right')}${line('top')}${line('bottom')}<diagonal/>`,
} as const;

const TOP = 'vertical="top"';
const WRAPPED = 'vertical="top" wrapText="1"';
const FIGURES = Array.from({ length: 7 }, (_, decimals) => `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`);
/** Text stays text: what is typed there becomes no date and no formula. */
const TEXT = '@';

/** A sign before every figure but zero; the minus as it is printed. */
const SIGNED = '+0.00;"−"0.00;0.00';
const SCORE = '+0;"−"0;0';
const RIGHT = 'horizontal="right" vertical="top"';
const MIDDLE = 'horizontal="center" vertical="top"';

const STYLES = {
  plain: { font: 'plain' },
  title: { font: 'title', fill: 'brand', align: 'horizontal="left" vertical="center" indent="1"' },
  cover: { font: 'title', fill: 'brand', align: 'horizontal="left" vertical="center" wrapText="1" indent="1"' },
  band: { font: 'band', fill: 'brand', align: 'horizontal="left" vertical="center" indent="1"' },
  head: { font: 'head', fill: 'middle', align: 'vertical="center" wrapText="1"' },
  section: { font: 'section', align: 'vertical="center"' },
  words: { font: 'plain', align: WRAPPED },
  soft: { font: 'soft', align: WRAPPED, border: 'row' },
  label: { font: 'strong', align: WRAPPED, border: 'first' },
  question: { font: 'plain', align: WRAPPED, border: 'first' },
  definition: { font: 'soft', align: WRAPPED, border: 'first' },
  part: { font: 'plain', align: 'horizontal="left" vertical="top" wrapText="1" indent="1"', border: 'row' },
  text: { font: 'plain', fill: 'answer', border: 'box', format: TEXT, align: WRAPPED, open: true },
  date: {
    font: 'plain',
    fill: 'answer',
    border: 'box',
    format: 'yyyy-mm-dd',
    align: 'horizontal="left" vertical="top"',
    open: true,
  },
  digits: {
    font: 'plain',
    fill: 'answer',
    border: 'box',
    format: TEXT,
    align: 'horizontal="right" vertical="top"',
    open: true,
  },
  closed: { font: 'soft', fill: 'quiet', border: 'row', align: WRAPPED },
  previous: { font: 'soft', fill: 'quiet', border: 'row', format: TEXT, align: WRAPPED },
  legend: { font: 'plain', fill: 'answer', border: 'box', align: RIGHT },
  ordinal: { font: 'plain', align: RIGHT },
  key: { font: 'soft', format: TEXT, align: TOP },
  link: { font: 'link', align: TOP },
  figure0: figure(0),
  figure1: figure(1),
  figure2: figure(2),
  figure3: figure(3),
  figure4: figure(4),
  figure5: figure(5),
  figure6: figure(6),
  entry: { font: 'plain', border: 'row', format: TEXT, align: WRAPPED },
  entryStrong: { font: 'strong', border: 'row', format: TEXT, align: WRAPPED },
  entryDate: { font: 'plain', border: 'row', format: 'yyyy-mm-dd', align: 'horizontal="left" vertical="top"' },
  average: { font: 'strong', border: 'row', format: SIGNED, align: RIGHT },
  share: { font: 'plain', border: 'row', format: '0%', align: RIGHT },
  finerShare: { font: 'plain', border: 'row', format: '0.0%', align: RIGHT },
  whole: { font: 'plain', border: 'row', format: '#,##0', align: RIGHT },
  number: { font: 'plain', border: 'row', align: RIGHT },
  scoreFull: { font: 'onFull', fill: 'full', border: 'box', format: SCORE, align: MIDDLE },
  scorePartial: { font: 'onPartial', fill: 'partial', border: 'box', format: SCORE, align: MIDDLE },
  scoreNone: { font: 'onNone', fill: 'none', border: 'box', format: SCORE, align: MIDDLE },
  unscored: { font: 'soft', border: 'box', format: TEXT, align: MIDDLE },
  headRight: { font: 'head', fill: 'middle', align: 'horizontal="right" vertical="center" wrapText="1"' },
  headMiddle: { font: 'head', fill: 'middle', align: 'horizontal="center" vertical="center" wrapText="1"' },
} as const satisfies Record<string, Style>;

function figure(decimals: number): Style {
  return {
    font: 'plain',
    fill: 'answer',
    border: 'box',
    format: FIGURES[decimals] ?? TEXT,
    align: 'horizontal="right" vertical="top"',
    open: true,
  };
}

export type StyleName = keyof typeof STYLES;

const NAMES = Object.keys(STYLES) as StyleName[];

/** The style of a column's head, which stands over its cells as they stand. */
export function headOver(name: StyleName): StyleName {
  const { align = '' }: Style = STYLES[name];
  if (align.includes('horizontal="right"')) return 'headRight';
  return align.includes('horizontal="center"') ? 'headMiddle' : 'head';
}

/** The number by which a cell names its style. */
export function styleNumber(name: StyleName): number {
  return NAMES.indexOf(name);
}

export function figureStyle(decimals: number): StyleName {
  return NAMES.find((name) => name === `figure${Math.min(6, decimals)}`) ?? 'digits';
}

export function stylesXml(): string {
  const styles: Style[] = NAMES.map((name) => STYLES[name]);
  const formats = [
    ...new Set(styles.flatMap(({ format }) => (format === undefined || format === TEXT ? [] : [format]))),
  ];
  const [fonts, fills, borders] = [Object.keys(FONTS), Object.keys(FILLS), Object.keys(BORDERS)];
  const formatId = (format: string | undefined) =>
    format === undefined ? 0 : format === TEXT ? 49 : 164 + formats.indexOf(format);
  const xf = ({ font, fill, border, format, align, open }: Style) =>
    `<xf numFmtId="${formatId(format)}" fontId="${fonts.indexOf(font)}" fillId="${fill ? fills.indexOf(fill) + 2 : 0}" borderId="${
      border ? borders.indexOf(border) + 1 : 0
    }" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${
      align ? `<alignment ${align}/>` : ''
    }<protection locked="${open ? 0 : 1}"/></xf>`;
  const counted = (tag: string, parts: readonly string[]) =>
    `<${tag} count="${parts.length}">${parts.join('')}</${tag}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    counted(
      'numFmts',
      formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escapeAttribute(code)}"/>`),
    ),
    counted(
      'fonts',
      Object.values(FONTS).map((font) => `<font>${font}</font>`),
    ),
    counted('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      ...Object.values(FILLS).map(
        (colour) =>
          `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
      ),
    ]),
    counted(
      'borders',
      ['<left/><right/><top/><bottom/><diagonal/>', ...Object.values(BORDERS)].map(
        (border) => `<border>${border}</border>`,
      ),
    ),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    counted('cellXfs', styles.map(xf)),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}
