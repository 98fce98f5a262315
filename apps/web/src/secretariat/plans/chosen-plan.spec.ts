import { jest } from '@jest/globals';
import { planDocuments } from '../../api/plan-documents.js';
import { readChosenPlan } from './chosen-plan.js';

const file = (...parts: (string | Uint8Array<ArrayBuffer>)[]): File => new File(parts, 'plan.yaml');
const bytes = (text: string, encoding: 'latin1' | 'utf16le'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, encoding));

describe('a chosen plan file', () => {
  it('is read as UTF-8, or as UTF-16 that says so', async () => {
    const read = { name: 'plan.yaml', text: 'title: Évaluation\n', problems: [] };
    expect(await readChosenPlan(file('\uFEFFtitle: Évaluation\n'))).toEqual(read);
    expect(await readChosenPlan(file(bytes('\uFEFFtitle: Évaluation\n', 'utf16le')))).toEqual(read);
  });

  it('is not read where its letters could only be guessed, or where it is too long', async () => {
    const unread = async (...parts: Parameters<typeof file>): Promise<unknown> => {
      const { text, unread: why } = await readChosenPlan(file(...parts));
      return [text, why];
    };
    expect(await unread(bytes('title: Évaluation\n', 'latin1'))).toEqual([null, 'encoding']);
    expect(await unread(bytes('title: x\n', 'utf16le'))).toEqual([null, 'encoding']);
    expect(await unread(`# ${'é'.repeat(1_048_576)}`)).toEqual([null, 'long']);
    expect(await unread(`# ${'x'.repeat(10_000_000)}`)).toEqual([null, 'long']);
    expect(await unread(`# ${'é'.repeat(1_048_574)}`)).toEqual([expect.any(String), undefined]);
  });

  it('is asked of the server where it is a workbook, by whatever name', async () => {
    const asked = jest.spyOn(planDocuments, 'readPlanWorkbook').mockResolvedValue({ file: 'plan: a\n', problems: [] });
    const read = { name: 'plan.yaml', text: 'plan: a\n', problems: [] };
    expect(await readChosenPlan(file(bytes('PK\u0003\u0004', 'latin1')))).toEqual(read);
    expect(await readChosenPlan(file(bytes('ÐÏ\u0011à¡±', 'latin1')))).toEqual(read);
    expect(await readChosenPlan(file('PK: a\n'))).toEqual({ ...read, text: 'PK: a\n' });
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });
});
