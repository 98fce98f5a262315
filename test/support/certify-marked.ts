import type { EvidenceFile, ReportView } from '@signatory/contract';
import type { Client } from './client.js';
import { until } from './until.js';

const REPORT = '/api/cycles/c-2025/reports/CA';

/** What stands in Canada's report and nowhere else, by where it stands. */
type Marks = Readonly<Record<'FIGURE' | 'QUOTE' | 'FOR_SECRETARIAT' | 'JUSTIFIED' | 'FILE', string>>;

/** Fills Canada's report of the reading plan with such marks, has it checked, and certifies it. */
export async function certifyMarked(
  lead: Client,
  { FIGURE, QUOTE, FOR_SECRETARIAT, JUSTIFIED, FILE }: Marks,
): Promise<void> {
  const done = async (answering: Promise<{ status: number; text: string }>): Promise<void> => {
    const { status, text } = await answering;
    if (status >= 300) throw new Error(`${status} ${text}`);
  };
  const { body: file } = await lead.upload<EvidenceFile>(`${REPORT}/evidence-files`, FILE, 'act.pdf');
  const evidence = [
    { title: 'The act', quote: QUOTE, file: file.sha256, happened: '2025-01-31', tier: 'reviewers' },
    { title: FOR_SECRETARIAT, url: `https://example.org/${FOR_SECRETARIAT}`, tier: 'secretariat' },
  ];
  await done(lead.save(`${REPORT}/entries/i1_unit`, 0, { value: 'operating', evidence }));
  await done(lead.save(`${REPORT}/entries/i1_staff`, 0, { value: '2' }));
  const secret = { value: FIGURE, currency: 'CAD', observation: 'confidential' };
  await done(lead.save(`${REPORT}/entries/i1_budget`, 0, secret));
  await done(lead.post(`${REPORT}/check`));
  const read = async () => (await lead.get<ReportView>(REPORT)).body;
  const { findings, revision } = await until(read, ({ state }) => state !== 'VALIDATING');
  for (const { rule, field, valuesHash } of findings)
    await done(lead.put(`${REPORT}/justifications`, { rule, field, valuesHash, text: JUSTIFIED }));
  await done(lead.post(`${REPORT}/certify`, { revision, office: 'Office', statement: true }));
}
