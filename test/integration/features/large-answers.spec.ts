import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import type { SaveEntry } from '@signatory/contract';
import { plainText, type Plan } from '@signatory/domain';
import { ExportReport, ReadCells } from '@signatory/features';
import { canonicalJson } from '@signatory/persistence';
import { buildIndicator, buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { Desk, codeOf } from './desk.js';

const AREAS = 450;
const codes = Array.from({ length: AREAS }, (_, n) => `a${String(n + 1).padStart(3, '0')}`);
/** Of the areas' figures, from 1 on. */
const SUM = String((AREAS * (AREAS + 1)) / 2);
const LARGE = Array.from({ length: 16 }, (_, n) => `large_${n}`);

/** A plan with counts that are asked for by 450 areas. */
function planOfAreas(): Plan {
  const plan = buildPlan();
  const [commitment, ...others] = plan.commitments;
  if (!commitment) throw new Error('The small plan has a commitment.');
  const large = LARGE.map((code) => buildIndicator({ code, role: 'context', by: ['area'] }));
  return {
    ...plan,
    commitments: [{ ...commitment, indicators: [...commitment.indicators, ...large] }, ...others],
    disaggregations: [
      ...plan.disaggregations,
      {
        code: 'area',
        name: plainText('Area'),
        codes: codes.map((code) => ({ code, label: plainText(code) })),
      },
    ],
  };
}

const cellsOf = (value: (n: number) => string): NonNullable<SaveEntry['cells']> =>
  Object.fromEntries(codes.map((code, n) => [`area.${code}`, { value: value(n), status: 'normal' as const }]));

describe('an answer of very many cells', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.over(await World.build({ plan: planOfAreas() }));
    await desk.save('i1_unit', 0, { value: 'none' });
    for (const code of LARGE) await desk.save(code, 0, { value: SUM, cells: cellsOf((n) => String(n + 1)) });
  });
  afterAll(() => desk.world.close());

  const entry = async (code: string) => {
    const found = (await desk.report()).entries.find(({ indicator }) => indicator === code);
    if (!found) throw new Error(`${code} is not in the report`);
    return found;
  };
  const reader = (): ReadCells => new ReadCells(desk.world.database, desk.catalogue, desk.read);
  const page = (code: string, from: number, actor = desk.lead) =>
    reader().execute({ ...desk.request(actor), indicator: code, from });
  /** All the cells of an answer, page by page. */
  const all = async (code: string): Promise<Record<string, string | null>> => {
    const found: Record<string, string | null> = {};
    for (let from: number | null = 1; from !== null;) {
      const read: Awaited<ReturnType<typeof page>> = await page(code, from);
      for (const [cell, { value }] of Object.entries(read.cells)) found[cell] = value;
      from = read.next;
    }
    return found;
  };

  it('is shown with its first cells and how many there are, in the report and alone, and the others are read by page', async () => {
    const shown = await entry('large_0');
    expect([Object.keys(shown.cells).length, shown.cellCount]).toEqual([200, 450]);
    expect(shown.cells['area.a200']).toEqual({
      value: '200',
      status: 'normal',
    });
    const alone = await desk.read.entry({
      ...desk.request(),
      indicator: 'large_0',
    });
    expect(alone).toEqual(shown);
    const last = await page('large_0', 401);
    expect([Object.keys(last.cells).length, last.cellCount, last.version, last.next]).toEqual([50, 450, 1, null]);
    expect((await page('large_0', 201)).next).toBe(401);
    expect(Object.keys(await all('large_0'))).toEqual(codes.map((code) => `area.${code}`));
  });

  it('is read by nobody who does not see the entry', async () => {
    const outsider = desk.person('focal-point', ['FR']);
    expect(await codeOf(page('large_0', 1, outsider))).toBe('not-found');
    expect(await codeOf(page('large_0', 1, desk.person('contributor', ['IT'], ['id-large_1'])))).toBe('not-found');
    expect(await codeOf(page('large_1', 1, desk.person('contributor', ['IT'], ['id-large_1'])))).toBe('accepted');
    expect(await codeOf(page('large_99', 1))).toBe('indicator.unknown');
    expect(await codeOf(page('large_0', 1, desk.person('reviewer')))).toBe('not-found');
  });

  it('keeps the cells that are not sent where the sender says so, and loses them where not', async () => {
    const cells = {
      'area.a002': { value: null, status: 'normal' as const },
      'area.a449': { value: '7', status: 'estimated' as const },
    };
    const saved = await desk.save('large_1', 1, {
      value: SUM,
      keepOtherCells: true,
      cells,
    });
    expect(saved.cellCount).toBe(449);
    const kept = await all('large_1');
    expect([kept['area.a001'], kept['area.a002'], kept['area.a449'], kept['area.a450']]).toEqual([
      '1',
      undefined,
      '7',
      '450',
    ]);
    expect((await page('large_1', 401)).cells['area.a449']?.status).toBe('estimated');
    await desk.save('large_2', 1, { value: '7', cells });
    expect(await all('large_2')).toEqual({ 'area.a449': '7' });
  });

  it('goes out as a file with every cell', async () => {
    const exported = new ExportReport(desk.world.database, desk.catalogue, desk.earlier, desk.read);
    for (const format of ['csv', 'json'] as const) {
      const file = await exported.execute({
        ...desk.request(),
        format,
        language: 'en',
      });
      let text = '';
      await file.write(
        new Writable({
          write(chunk: Buffer, _, done) {
            text += chunk.toString();
            done();
          },
        }),
      );
      for (const code of ['large_0', 'large_15'])
        expect(text).toMatch(
          format === 'csv' ? new RegExp(`IT,c-2025,${code},cells\\.area\\.a450,.*,450,`) : `"indicator":"${code}"`,
        );
      expect(text.split('a450').length - 1).toBeGreaterThanOrEqual(LARGE.length);
    }
  });

  it('is certified in parts that together are the canonical bytes of the receipt', async () => {
    const receipt = await desk.certify(await desk.makeReady());
    const { parts } = await desk.submissions.snapshot({
      ...desk.request(),
      version: 1,
    });
    const found: string[] = [];
    for await (const part of parts) found.push(part);
    expect(found.length).toBeGreaterThan(1);
    const body = found.join('');
    expect(createHash('sha256').update(body).digest('hex')).toBe(receipt.sha256);
    const read = JSON.parse(body) as {
      entries: Record<string, { cells: object }>;
    };
    expect(canonicalJson(read)).toBe(body);
    expect(Object.keys(read.entries['large_0']?.cells ?? {})).toHaveLength(AREAS);
    expect(receipt.counts?.answered).toBe(LARGE.length + 1);
    const reviewer = desk.person('reviewer');
    expect(
      (
        await reader().execute({
          ...desk.request(reviewer),
          indicator: 'large_0',
          from: 401,
        })
      ).cellCount,
    ).toBe(450);
  });
});
