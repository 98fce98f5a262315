import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { plainText, type Entry, type Indicator, type Plan, type Rule } from '@signatory/domain';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { buildIndicator, buildPlan } from '../support/build-plan.js';

/** Figures of one indicator: its total, and 1,999 cells of its one disaggregation. Of 500 indicators they are a million. */
export const FIGURES = 2_000;

/** That many rules stand on each indicator of the file: those that are generated, and these that are written. */
export const RULES_EACH = 12;
const WRITTEN: Written = (code) => [
  { test: `${code} <= 99999999` },
  { test: `cells.${code}.area.a0001 <= ${code}` },
  { test: `cells.${code}.area.a0002 + cells.${code}.area.a0003 <= ${code}` },
  { test: `cells.${code}.area.a0001 <= cells.${code}.area.a0004 + 9999` },
];

/** The rules that are written on an indicator. */
export type Written = (code: string) => readonly Pick<Rule, 'test' | 'each'>[];

const code = (n: number, width: number): string => String(n).padStart(width, '0');

/** A plan of counts, each over a code list of 1,999, with rules that are written beside those that are generated. */
export function buildLargePlan(indicators: number, written: Written = WRITTEN): Plan {
  const plan = buildPlan();
  const [commitment] = plan.commitments;
  if (!commitment) throw new Error('The small plan has a commitment.');
  const counts = Array.from({ length: indicators }, (_, n): Indicator => countOf(n));
  const rules = counts.flatMap((count) =>
    written(count.code).map((rule, n): Rule => ({
      ...rule,
      code: `W${n}-${count.code}`,
      severity: 'WARNING',
      on: count.code,
      message: plainText('It is unusual.'),
    })),
  );
  return {
    ...plan,
    commitments: [
      {
        ...commitment,
        indicators: [...commitment.indicators, ...counts],
        rules: [...commitment.rules, ...rules],
      },
    ],
    disaggregations: [...plan.disaggregations, { code: 'area', name: plainText('Area'), codes: areas() }],
  };
}

export const indicatorCode = (n: number): string => `n${code(n, 3)}`;

function countOf(n: number): Indicator {
  return buildIndicator({
    code: indicatorCode(n),
    role: 'context',
    by: ['area'],
    range: { min: '0', max: '99999999' },
  });
}

function areas() {
  return Array.from({ length: FIGURES - 1 }, (_, n) => ({
    code: `a${code(n + 1, 4)}`,
    label: plainText(`Area ${n + 1}`),
  }));
}

/** Of so many indicators one has a total that is smaller than some of its parts. */
export const AT_FAULT = 10;
export const TOTAL_AT_FAULT = 9_800;

/** A figure by a fixed rule, the same on every machine: the total is cell 0. */
export function figureAt(indicator: number, cell: number): number {
  if (cell > 0) return (indicator * 7_919 + cell * 104_729) % 9_973;
  if (indicator % AT_FAULT === AT_FAULT - 1) return TOTAL_AT_FAULT;
  let sum = 0;
  for (let each = 1; each < FIGURES; each += 1) sum += figureAt(indicator, each);
  return sum;
}

export const fieldAt = (cell: number): string => (cell === 0 ? 'value' : `cells.area.a${code(cell, 4)}`);

/** The formats that a large report is written in. */
export type LargeFormat = 'csv' | 'json' | 'xlsx';

/** Writes a report of so many figures: every figure of as many indicators as that takes. */
export async function writeLargeFile(path: string, figures: number, format: LargeFormat = 'csv'): Promise<void> {
  if (format === 'xlsx') return writeLargeWorkbook(path, figures);
  const out = createWriteStream(path);
  let text = format === 'csv' ? 'indicator,field,value\n' : '{"entries":{';
  for (let indicator = 0; indicator < figures / FIGURES; indicator += 1) {
    text +=
      format === 'csv'
        ? linesOf(indicator)
        : `${indicator > 0 ? ',' : ''}${JSON.stringify(indicatorCode(indicator))}:${JSON.stringify(entryOf(indicator))}`;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(format === 'csv' ? '' : '}}\n');
  await finished(out);
}

const CELLS = Array.from({ length: FIGURES }, (_, cell) => cell);

function linesOf(indicator: number): string {
  const own = indicatorCode(indicator);
  return CELLS.map((cell) => `${own},${fieldAt(cell)},${figureAt(indicator, cell)}\n`).join('');
}

function entryOf(indicator: number): Entry {
  const cells = CELLS.slice(1).map((cell) => [
    `area.a${code(cell, 4)}`,
    { value: String(figureAt(indicator, cell)), status: 'normal' as const },
  ]);
  const value = String(figureAt(indicator, 0));
  return { status: 'answered', value, cells: Object.fromEntries(cells) as NonNullable<Entry['cells']>, evidence: [] };
}

/** As another program writes it: the rows of the CSV in one sheet, figures as numbers. */
async function writeLargeWorkbook(path: string, figures: number): Promise<void> {
  const writer = new XlsxStreamWriter({ name: 'Report' });
  writer.addRow(['indicator', 'field', 'value']);
  for (let n = 0; n < figures; n += 1) {
    const [indicator, cell] = [Math.floor(n / FIGURES), n % FIGURES];
    writer.addRow([indicatorCode(indicator), fieldAt(cell), figureAt(indicator, cell)]);
  }
  await writeFile(path, await writer.finish());
}
