import { join } from 'node:path';
import { cellField, isFigure } from '@signatory/domain';
import fc from 'fast-check';
import { answeredPlan as plan } from './answered.testing.js';
import { Folder } from './folder.testing.js';
import { readReportFile } from './read-report-file.js';
import { placeOfFigure } from './table/place-of-figure.js';
import { number, writeHand } from './sheets.testing.js';
import type { Place } from './report-file.js';

const folder = new Folder();
afterAll(() => folder.leave());

const lists = new Map(plan.disaggregations.map(({ code, codes }) => [code, codes]));
const indicators = plan.commitments.flatMap((commitment) => commitment.indicators);
const cellsOf = (place: number): string[] =>
  (indicators[place]?.by ?? []).flatMap((list) => (lists.get(list) ?? []).map(({ code }) => `${list}.${code}`));
const figures = indicators.flatMap(({ code, type }, place) =>
  isFigure(type) ? [{ code, names: cellsOf(place) }] : [],
);
const [{ code: broken, names }] = figures.filter((figure) => figure.names.length > 0) as [(typeof figures)[0]];

/** What a file says, in no order, its figures as the fields that they are. A plain cell of JSON is named as a whole. */
async function say(name: string, figuresApart: boolean) {
  const said: string[] = [];
  let apart = 0;
  const whole = (place: Place): Place =>
    place.pointer === undefined ? place : { pointer: place.pointer.replace(/(\/cells\/[^/]*)\/(value|status)$/, '$1') };
  const note = (...parts: unknown[]) => said.push(JSON.stringify(parts));
  for await (const batch of readReportFile({ path: join(folder.path, name), name }, plan, undefined, {
    figuresApart,
  })) {
    for (const { indicator, field, text, base, place } of batch.fields)
      note(indicator, field, text, base ?? null, whole(place));
    for (const { code, place } of batch.faults) note(code, place);
    const { figures: columns } = batch;
    for (let n = 0; columns && n < columns.count; n += 1) {
      const at = columns.places[n] ?? 0;
      const cell = cellsOf(at)[(columns.cellNos[n] ?? 0) - 1] ?? '';
      const base = columns.originOf[columns.origins[n] ?? 0]?.isBased ? '' : null;
      const place = placeOfFigure(columns, n, cell);
      note(indicators[at]?.code, cellField(cell), String(columns.values[n]), base, place);
      if (columns.statuses[n] === 1) note(indicators[at]?.code, `${cellField(cell)}.status`, 'normal', base, place);
      apart += 1;
    }
  }
  return { said: said.sort(), apart };
}

const digits = fc.constantFrom('0', '7', '42', '0042', '-3', '2.5', '', '1.234', '999999999999999', '1234567890123456');
const cell = fc.record({
  name: fc.constantFrom(...names, 'sex.nobody', `cells.${names[0]}`),
  shape: fc.constantFrom('text', 'value', 'both', 'both', 'status first', 'estimated', 'number', 'more', 'null'),
  value: digits,
  space: fc.constantFrom('', ' ', '\n\t', '\u00A0'),
});
const entry = fc.record({
  cells: fc.array(cell, { maxLength: 6 }),
  again: fc.boolean(),
  base: fc.constantFrom('none', 'none', 'empty', 'total', 'cells'),
  head: fc.constantFrom('first', 'last', 'twice'),
  keyed: fc.boolean(),
});

function cellText({ name, shape, value, space }: typeof cell extends fc.Arbitrary<infer Cell> ? Cell : never): string {
  const said = `"value"${space}:${space}"${value}"`;
  const body = {
    text: `"${value}"`,
    value: `{${said}}`,
    both: `{${said},${space}"status": "normal"}`,
    'status first': `{"status": "normal", ${said}}`,
    estimated: `{${said}, "status": "estimated"}`,
    number: `{"value": ${value === '' || /^0\d/.test(value) ? 1 : value}}`,
    more: `{${said}, "note": "?"}`,
    null: 'null',
  }[shape];
  return `"${name}":${space}${body}`;
}

describe('plain figures that are read apart', () => {
  it('of JSON are those that are read field by field, whatever stands beside them', async () => {
    await fc.assert(
      fc.asyncProperty(entry, async ({ cells, again, base, head, keyed }) => {
        const list = `"cells": {${cells.map(cellText).join(', ')}}`;
        const bases = {
          none: '',
          empty: '"base": {}',
          total: '"base": {"value": "3"}',
          cells: `"base": {"cells.${names[0]}": "42"}`,
        };
        const named = keyed ? '' : `"indicator": "${broken}"`;
        const parts = [
          head === 'last' ? '' : named,
          list,
          again ? list : '',
          bases[base],
          head === 'first' ? '' : named,
        ];
        const text = `{${parts.filter((part) => part !== '').join(', ')}}`;
        folder.put('apart.json', `{"entries": ${keyed ? `{"${broken}": ${text}}` : `[${text}]`}}`);
        expect((await say('apart.json', true)).said).toEqual((await say('apart.json', false)).said);
      }),
      { numRuns: 400 },
    );
  });

  it('of JSON go by number, also where their status is said beside', async () => {
    const cells = Object.fromEntries(names.map((name, n) => [name, n === 0 ? '5' : { value: '7', status: 'normal' }]));
    folder.put('plain.json', JSON.stringify({ entries: [{ indicator: broken, cells }] }));
    expect((await say('plain.json', true)).apart).toBe(names.length);
  });

  it('of a workbook are those that are read field by field, on every sheet', async () => {
    const head = ['indicator', 'field', 'value', 'status', 'base'];
    const row = fc.tuple(
      fc.constantFrom(...names),
      digits,
      fc.boolean(),
      fc.constantFrom('', '', 'estimated'),
      fc.constantFrom('', '42'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.array(row, { maxLength: 3 }), async (first, second) => {
        const sheet = (name: string, rows: typeof first) => ({
          name,
          hidden: [3],
          rows: [
            head,
            ...rows.map(([field, value, isNumber, status, base]) => [
              broken,
              field,
              isNumber && value !== '' ? number(value) : value,
              status,
              base,
            ]),
          ],
        });
        await writeHand(join(folder.path, 'apart.xlsx'), [sheet('Pillar 1', first), sheet('Other', second)]);
        expect((await say('apart.xlsx', true)).said).toEqual((await say('apart.xlsx', false)).said);
      }),
      { numRuns: 100 },
    );
    await writeHand(join(folder.path, 'apart.xlsx'), [
      { name: 'Pillar 1', rows: [head, [broken, names[0] ?? '', number('5')]] },
    ]);
    expect((await say('apart.xlsx', true)).apart).toBe(1);
  });
});

it('a CSV of plain figures alone says the cycle that it was made for, too', async () => {
  folder.put('cycle.csv', `cycle,indicator,field,value\nc-2026,${broken},cells.${names[0]},4\n`);
  const file = { path: join(folder.path, 'cycle.csv'), name: 'cycle.csv' };
  const said: (string | undefined)[] = [];
  for await (const { cycle } of readReportFile(file, plan, undefined, { figuresApart: true })) said.push(cycle);
  expect(said.at(-1)).toBe('c-2026');
});

it.each([true, false])(
  'a CSV whose rows are of two cycles is told at the row of the other, apart: %s',
  async (figuresApart) => {
    const of = (cycle: string, at: number): string => `${cycle},${broken},cells.${names[at]},4\n`;
    folder.put('cycles.csv', `cycle,indicator,field,value\n${of('c-2026', 0)}${of('c-2025', 1)}`);
    const file = { path: join(folder.path, 'cycles.csv'), name: 'cycles.csv' };
    const told: unknown[] = [];
    for await (const { faults } of readReportFile(file, plan, undefined, { figuresApart }))
      told.push(...faults.map(({ code, place }) => [code, place.row]));
    expect(told).toEqual([['file.other-cycle', 3]]);
  },
);
