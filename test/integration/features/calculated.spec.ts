import { Writable } from 'node:stream';
import type { EntryView } from '@signatory/contract';
import { ExportReport } from '@signatory/features';
import { buildIndicator, buildPlan } from '../../support/build-plan.js';
import { codeOf, type Desk } from './desk.js';
import { ImportDesk } from './import-desk.js';
import { CYCLE, ReviewDesk } from './review-desk.js';

const [COMMITMENT] = buildPlan().commitments;
if (!COMMITMENT) throw new Error('The plan has no commitment.');
const CALCULATED = [
  buildIndicator({
    code: 'i1_rate',
    type: 'percentage',
    decimals: 1,
    role: 'context',
    calculated: { value: 'i1_part / i1_staff * 100' },
  }),
  buildIndicator({ code: 'i1_most', type: 'boolean', role: 'safeguard', calculated: { value: 'i1_rate > 50' } }),
];
const PLAN = {
  commitments: [
    {
      ...COMMITMENT,
      indicators: [...COMMITMENT.indicators, ...CALCULATED],
      rules: [...COMMITMENT.rules, { ...COMMITMENT.rules[2], code: 'T-RATE', on: 'i1_rate', test: 'i1_rate >= 10' }],
    },
  ] as unknown as ReturnType<typeof buildPlan>['commitments'],
};

describe('a calculated entry', () => {
  let review: ReviewDesk;
  let desk: Desk;
  let files: ImportDesk;

  beforeEach(async () => {
    review = await ReviewDesk.open(PLAN);
    desk = review.desk;
    files = await ImportDesk.open(desk);
  });
  afterEach(async () => {
    await files.close();
    await review.close();
  });

  const find = async (code: string): Promise<EntryView> => {
    const entry = (await desk.report()).entries.find(({ indicator }) => indicator === code);
    if (!entry) throw new Error(`${code} is not in the report`);
    return entry;
  };
  const rate = () => find('i1_rate');

  it('follows every save, in the same revision, and what is calculated from it follows too', async () => {
    await desk.save('i1_part', 0, { value: '1' });
    expect(await rate()).toMatchObject({ status: 'unanswered', version: 0, open: false, calculation: null });
    await desk.save('i1_staff', 0, { value: '3', observation: 'provisional' });
    expect(await rate()).toMatchObject({
      status: 'answered',
      value: '33.3',
      observation: 'provisional',
      version: 1,
      calculation: {
        expression: 'i1_part / i1_staff * 100',
        gap: null,
        inputs: [
          { name: 'i1_part', label: 'i1_part', value: '1', status: 'answered' },
          { name: 'i1_staff', value: '3', observation: 'provisional' },
        ],
      },
    });
    expect(await find('i1_most')).toMatchObject({ value: false });
    expect((await desk.report()).revision).toBe(2);
    await desk.save('i1_part', 1, { value: '2' });
    expect([(await rate()).value, (await find('i1_most')).value]).toEqual(['66.7', true]);
    await desk.save('i1_note', 0, { value: 'Nothing that it reads.' });
    expect((await rate()).version).toBe(2);
  });

  it('is as secret as its inputs, and says why it has no value', async () => {
    await desk.save('i1_part', 0, { value: '1' });
    await desk.save('i1_staff', 0, { value: '4', observation: 'confidential' });
    expect(await rate()).toMatchObject({ value: '25.0', observation: 'confidential' });
    expect(await find('i1_most')).toMatchObject({ status: 'confidential' });
    await desk.save('i1_staff', 1, { value: '0' });
    expect(await rate()).toMatchObject({
      status: 'no-data',
      value: null,
      calculation: { gap: { reason: 'zero', inputs: 'i1_staff' } },
    });
    await desk.save('i1_staff', 2, { status: 'no-data', value: null, reason: 'Lost.' });
    expect(await rate()).toMatchObject({ calculation: { gap: { reason: 'no-data' } } });
    await desk.save('i1_staff', 3, { value: null });
    expect(await rate()).toMatchObject({
      status: 'unanswered',
      observation: null,
      calculation: { gap: { reason: 'unanswered' } },
    });
  });

  it('is entered by nobody, and counts as asked of nobody', async () => {
    expect(await codeOf(desk.save('i1_rate', 0, { value: '12' }))).toBe('entry.calculated');
    const confirm = desk.confirmEntries.execute({ ...desk.request(), indicators: ['i1_rate'] });
    expect(await codeOf(confirm)).toBe('entry.calculated');
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_part', 0, { value: '1' });
    await desk.save('i1_staff', 0, { value: '4' });
    const receipt = await desk.certify(await desk.makeReady());
    const answerable = COMMITMENT.indicators.filter(({ assessor }) => !assessor).length;
    expect(receipt.counts).toMatchObject({ asked: answerable, answered: 3 });
  });

  it('is found by the rules that read it as soon as an input changes', async () => {
    await desk.save('i1_part', 0, { value: '1' });
    await desk.save('i1_staff', 0, { value: '5' });
    await desk.work();
    const rules = async () => (await desk.report()).findings.map(({ rule }) => rule);
    expect(await rules()).not.toContain('T-RATE');
    await desk.save('i1_staff', 1, { value: '50' });
    await desk.work();
    expect(await rules()).toContain('T-RATE');
  });

  it('goes out in files and comes back as it was; a changed one is a fault with its place', async () => {
    await desk.save('i1_part', 0, { value: '1' });
    await desk.save('i1_staff', 0, { value: '8' });
    const exported = await exportAs('csv');
    expect(exported).toMatch(/i1_rate,.*12\.5/);
    const same = await files.bring(exported);
    expect(same.counts).toMatchObject({ changes: 0, faults: 0 });
    const workbook = await files.bring(await exportBytes('xlsx'), undefined, 'report.xlsx');
    expect(workbook.counts).toMatchObject({ changes: 0, faults: 0 });
    const { id } = await files.bring(exported.replace('12.5', '13.5'));
    expect(await files.faults(id)).toMatchObject([
      { code: 'entry.closed', indicator: 'i1_rate', row: expect.any(Number), words: { values: { why: 'calculated' } } },
    ]);
    const changed = exported.replace('i1_staff?,,,8,', 'i1_staff?,,,10,');
    expect(changed).not.toBe(exported);
    await files.apply((await files.bring(changed)).id);
    expect((await rate()).value).toBe('10.0');
  });

  it('stands before its reviewers with what it was worked out from, and opens it when it is returned', async () => {
    const answers = { i1_unit: { value: 'none' }, i1_part: { value: '1' }, i1_staff: { value: '4' } };
    await desk.submit('IT', CYCLE, answers);
    const ann = review.reviewer();
    for (const code of Object.keys(answers)) await review.decide(ann, code, { decision: 'approve' });
    await review.decide(ann, 'i1_most', { decision: 'approve' });
    expect(await review.review(ann, 'i1_rate')).toMatchObject({
      entry: { value: '25.0', calculation: { inputs: [{ value: '1' }, { value: '4' }] } },
    });
    await review.decide(ann, 'i1_rate', { decision: 'return' });
    expect(await review.states()).toMatchObject({ report: 'CORRECTION_REQUESTED' });
    expect(await codeOf(desk.save('i1_unit', 1, { value: 'planned' }))).toBe('entry.not-open');
    await desk.save('i1_staff', 1, { value: '5' });
    expect((await rate()).value).toBe('20.0');
  });

  async function exportBytes(format: 'csv' | 'xlsx'): Promise<Buffer> {
    const exporting = new ExportReport(desk.world.database, desk.catalogue, desk.earlier, desk.read);
    const file = await exporting.execute({ ...desk.request(), format, language: 'en' });
    const chunks: Buffer[] = [];
    const write = (chunk: Buffer, _: string, done: () => void): void => {
      chunks.push(chunk);
      done();
    };
    await file.write(new Writable({ write }));
    return Buffer.concat(chunks);
  }

  async function exportAs(format: 'csv'): Promise<string> {
    return (await exportBytes(format)).toString();
  }
});
