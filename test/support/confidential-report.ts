import type { EntryView, EvidenceFile, Problem, ReportView, RunView } from '@signatory/contract';
import type { Client } from './client.js';
import { until } from './until.js';

export const REPORT = '/api/cycles/c-2025/reports/CA';

/** Stand in Canada's submitted report and nowhere else. */
export const FIGURE = '7719430.55';
export const CELL = '8827163';
export const FOR_REVIEWERS = 'canary-reviewers-51c8';
export const FOR_SECRETARIAT = 'canary-secretariat-93fd';
export const DAY = '1987-06-05';
export const NARRATIVE = 'canary-narrative-0e77';

/** What Canada brought: the ids by which it can be asked for, and the action that only such files show. */
export interface Confidential {
  readonly ids: readonly string[];
  readonly action: string;
}

/** Fills in Canada's report with what is confidential, brings an action that only confidential files show, and certifies. */
export async function submitConfidential(canada: Client): Promise<Confidential> {
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
    evidence: [
      { title: 'The act', url: 'https://example.org/act', happened: '2025-01-31', page: '3', quote: 'a unit' },
    ],
  });
  // Beside a figure that is confidential it could give that away, whatever was chosen.
  const forAll = { language: 'en', text: NARRATIVE, tier: 'public' };
  // The other part is confidential too: else it could be computed from the whole.
  const secret = (value: string) => ({ value, status: 'confidential' });
  await save('i1_staff', {
    value: String(Number(CELL) + 100),
    cells: { 'sex.female': secret(CELL), 'sex.male': secret('100') },
    narrative: forAll,
  });
  await save('i1_budget', { value: FIGURE, currency: 'CAD', observation: 'confidential', narrative: forAll });
  // An answer that is no figure can be confidential too.
  const since = { status: 'confidential', reason: 'Security.' };
  await save('i1_since', { ...since, value: DAY });
  const noted = await save('i1_note', {
    value: NARRATIVE,
    evidence: [
      { title: FOR_REVIEWERS, quote: FOR_REVIEWERS, file: file.body.sha256, tier: 'reviewers' },
      { title: FOR_SECRETARIAT, url: `https://example.org/${FOR_SECRETARIAT}`, tier: 'secretariat' },
    ],
  });
  const action = await bringAction(canada);
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
  return { ids: [...noted.evidence.map(({ id }) => id), brought.body.id, run.body.id], action };
}

async function bringAction(canada: Client): Promise<string> {
  const path = '/api/cycles/c-2025/actions/CA/c1';
  const evidence: object[] = [];
  for (const [tier, mark] of [
    ['reviewers', FOR_REVIEWERS],
    ['secretariat', FOR_SECRETARIAT],
  ] as const) {
    const bytes = `%PDF-1.7\nof an action: ${mark}\n%%EOF\n`;
    const file = await canada.upload<EvidenceFile>(`${path}/evidence-files`, bytes, `${mark}.pdf`);
    evidence.push({ title: mark, file: file.body.sha256, tier });
  }
  const text = `A unit that is called ${FOR_REVIEWERS} began to take cases.`;
  const brought = await canada.post<{ id: string }>(path, { happened: '2025-01-31', text, evidence });
  if (brought.status !== 201) throw new Error(brought.text);
  return brought.body.id;
}
