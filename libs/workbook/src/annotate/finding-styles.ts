/** Styles that a workbook is given for what we write into it, and their numbers there. */
export interface FindingStyles {
  readonly xml: string;
  /** Differential formats by severity. */
  readonly fills: Readonly<Record<string, number>>;
  readonly head: number;
  readonly link: number;
  readonly words: number;
}

const FILLS: readonly (readonly [string, string, string])[] = [
  ['BLOCKER', 'FFFCEEED', 'FFA4201A'],
  ['ERROR', 'FFFCEEED', 'FFA4201A'],
  ['WARNING', 'FFFFF6E0', 'FF7A4F00'],
  ['INFO', 'FFDDE8F5', 'FF1D5699'],
];

/** Adds them behind what the workbook has, so that no number of its own changes. */
export function addStyles(existing: string): FindingStyles {
  let xml = existing;
  const add = (list: string, item: string, parts: readonly string[], missing: (all: string) => string): number => {
    const open = new RegExp(`<${list}(\\s[^>]*)?>`).exec(xml);
    if (!open || open[0].endsWith('/>')) {
      const whole = `<${list} count="${parts.length}">${parts.join('')}</${list}>`;
      xml = open ? xml.replace(open[0], whole) : missing(whole);
      return 0;
    }
    const from = open.index + open[0].length;
    const to = xml.indexOf(`</${list}>`, from);
    const count = countOf(xml.slice(from, to), item);
    const counted = open[0].replace(/\scount="\d*"/, '').replace(/>$/, ` count="${count + parts.length}">`);
    xml = `${xml.slice(0, open.index)}${counted}${xml.slice(from, to)}${parts.join('')}${xml.slice(to)}`;
    return count;
  };
  const beforeEnd = (whole: string): string => xml.replace('</styleSheet>', `${whole}</styleSheet>`);
  const afterStyles = (whole: string): string =>
    /<(tableStyles|colors|extLst)[\s>]/.test(xml)
      ? xml.replace(/<(tableStyles|colors|extLst)[\s>]/, (next) => `${whole}${next}`)
      : beforeEnd(whole);
  const name = '<name val="Calibri"/><family val="2"/>';
  const fonts = add(
    'fonts',
    'font',
    [
      `<font><b/><sz val="11"/><color rgb="FFFFFFFF"/>${name}</font>`,
      `<font><u/><sz val="11"/><color rgb="FF1D5699"/>${name}</font>`,
    ],
    beforeEnd,
  );
  const fills = add(
    'fills',
    'fill',
    ['<fill><patternFill patternType="solid"><fgColor rgb="FF0B2440"/><bgColor indexed="64"/></patternFill></fill>'],
    beforeEnd,
  );
  const top = '<alignment vertical="top" wrapText="1"/>';
  const xfs = add(
    'cellXfs',
    'xf',
    [
      `<xf numFmtId="0" fontId="${fonts}" fillId="${fills}" borderId="0" xfId="0" applyFont="1" applyFill="1"/>`,
      `<xf numFmtId="0" fontId="${fonts + 1}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${top}</xf>`,
      `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf>`,
    ],
    beforeEnd,
  );
  const formats = add(
    'dxfs',
    'dxf',
    FILLS.map(
      ([, fill, ink]) =>
        `<dxf><font><color rgb="${ink}"/></font><fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor rgb="${fill}"/></patternFill></fill></dxf>`,
    ),
    afterStyles,
  );
  return {
    xml,
    fills: Object.fromEntries(FILLS.map(([severity], at) => [severity, formats + at])),
    head: xfs,
    link: xfs + 1,
    words: xfs + 2,
  };
}

/** Elements of that name that are not inside another of them. */
function countOf(xml: string, item: string): number {
  return [...xml.matchAll(new RegExp(`<${item}[\\s>/]`, 'g'))].length;
}
