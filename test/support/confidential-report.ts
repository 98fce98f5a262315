import type { EntryView, EvidenceFile, Problem, ReportView, RunView } from '@signatory/contract';
import type { Client } from './client.js';
import { until } from './until.js';

export const REPORT = '/api/cycles/c-2025/reports/CA';

/** Stand in Canada's submitted report and nowhere else. */
export const FIGURE = '7719430.55';
export const CELL = '8827163';
export const FOR_REVIEWERS = 'canary-reviewers-51c8';
export const FOR_SECRETARIAT = 'canary-secretariat-93fd';
export const NARRATIVE = 'canary-narrative-0e77';

/** Fills in Canada's report with what is confidential, and certifies it. Answers the ids by which it can be asked for. */
export async function submitConfidential(canada: Client): Promise<string[]> {
  const save = async (indicator: string, body: unknown): Promise<EntryView> => {
    const saved = await canada.save<EntryView>(`${REPORT}/entries/${indicator}`, 0, body);
    if (saved.status !== 200) throw new Error(saved.text);
    return saved.body;
  };
  const bytes = `%PDF-1.7\n${FOR_REVIEWERS}\n%%EOF\n`;
  const file = await canada.upload<EvidenceFile>(`${REPORT}/evidence-files`, bytes, `${FOR_REVIEWERS}.pdf`);
  await save('i1_unit', {
    value: 'operating',
    narrative: { language: 'en', text: NARRATIVE },
    evidence: [{ title: 'The act', url: 'https://example.org/act', happened: '2025-01-31' }],
  });
  // The other part is confidential too: else it could be computed from the whole.
  const secret = (value: string) => ({ value, status: 'confidential' });
  await save('i1_staff', {
    value: String(Number(CELL) + 100),
    cells: { 'sex.female': secret(CELL), 'sex.male': secret('100') },
  });
  await save('i1_budget', { value: FIGURE, currency: 'CAD', observation: 'confidential' });
  const noted = await save('i1_note', {
    value: NARRATIVE,
    evidence: [
      { title: FOR_REVIEWERS, quote: FOR_REVIEWERS, file: file.body.sha256, tier: 'reviewers' },
      { title: FOR_SECRETARIAT, url: `https://example.org/${FOR_SECRETARIAT}`, tier: 'secretariat' },
    ],
  });
  const own = await canada.get(`${REPORT}/file?format=json`);
  const brought = await canada.upload<{ id: string }>(`${REPORT}/imports`, own.text, 'own.json', 'application/json');
  const run = await canada.post<RunView>(`${REPORT}/check`);
  await until(
    async () => (await canada.get<ReportView>(REPORT)).body,
    ({ state }) => state !== 'VALIDATING',
  );
  const { findings } = (await canada.get<ReportView>(REPORT)).body;
  for (const { rule, field, valuesHash } of findings)
    await canada.put(`${REPORT}/justifications`, { rule, field, valuesHash, text: 'It is so.' });
  const { revision } = (await canada.get<ReportView>(REPORT)).body;
  const certified = await canada.post<Problem>(`${REPORT}/certify`, { revision, office: 'Office', statement: true });
  if (certified.status >= 300) throw new Error(`${certified.text}\n${JSON.stringify(findings)}`);
  return [...noted.evidence.map(({ id }) => id), brought.body.id, run.body.id];
}
