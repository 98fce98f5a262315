import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { plainText, type Indicator, type Plan } from '@signatory/domain';
import { buildIndicator, buildPlan } from '../support/build-plan.js';

/** Codes of the one disaggregation: with 500 indicators they make a million figures. */
export const CODES = 2_000;

const code = (n: number, width: number): string => String(n).padStart(width, '0');

/** A plan of counts, each over a code list of 2,000, with rules that are written beside those that are generated. */
export function buildLargePlan(indicators: number): Plan {
  const plan = buildPlan();
  const [commitment] = plan.commitments;
  if (!commitment) throw new Error('The small plan has a commitment.');
  const counts = Array.from({ length: indicators }, (_, n): Indicator => countOf(n));
  return {
    ...plan,
    commitments: [{ ...commitment, indicators: [...commitment.indicators, ...counts] }],
    disaggregations: [...plan.disaggregations, { code: 'area', name: plainText('Area'), codes: areas() }],
  };
}

export const indicatorCode = (n: number): string => `n${code(n, 3)}`;

function countOf(n: number): Indicator {
  return buildIndicator({ code: indicatorCode(n), role: 'context', by: ['area'], range: { min: '0', max: '999999' } });
}

function areas() {
  return Array.from({ length: CODES }, (_, n) => ({ code: `a${code(n, 4)}`, label: plainText(`Area ${n}`) }));
}

/** A figure by a fixed rule: the same on every machine. */
export const figureAt = (indicator: number, cell: number): number => (indicator * 7_919 + cell * 104_729) % 9_973;

/** Writes a report of so many rows as CSV: every cell of as many indicators as that takes. */
export async function writeLargeFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write('indicator,field,value\n');
  let lines = '';
  for (let row = 0; row < rows; row += 1) {
    const [indicator, cell] = [Math.floor(row / CODES), row % CODES];
    lines += `${indicatorCode(indicator)},cells.area.a${code(cell, 4)},${figureAt(indicator, cell)}\n`;
    if (lines.length < 65_536 && row < rows - 1) continue;
    if (!out.write(lines)) await once(out, 'drain');
    lines = '';
  }
  out.end();
  await finished(out);
}
