import { detectKind } from './detect-kind.js';
import { Folder } from './folder.testing.js';

const folder = new Folder();
afterAll(() => folder.leave());

describe('a text that was told to be a table by its content', () => {
  const path = folder.put('text', 'Dear colleagues, the figures follow.\n');

  it.each([
    ['report.xlsx', 'file.kind.no-workbook'],
    ['report.XLS', 'file.kind.no-workbook'],
    ['setup.exe', 'file.kind.no-csv'],
    ['report.docx', 'file.kind.no-csv'],
  ])('is not what it is named: %s', async (name, code) => {
    await expect(detectKind({ path, name, format: 'csv' })).rejects.toMatchObject({
      fault: { words: { code, values: { name } } },
    });
  });

  it.each(['report.csv', 'report.txt', 'report', 'report.2026', 'answers.de'])('is read: %s', async (name) => {
    expect(await detectKind({ path, name, format: 'csv' })).toBe('csv');
  });
});
