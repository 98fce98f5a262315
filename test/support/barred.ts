import type { Problem, ScoreView } from '@signatory/contract';
import type { Client } from './client.js';

/** What a judge is shown of a score that is not the judge’s to give, whatever stands there; of the report, who reads it is told. */
export const UNSEEN: Omit<ScoreView, 'row' | 'submitted'> & { readonly row: Partial<ScoreView['row']> } = {
  row: { state: 'NOT_SCORED', value: null, opinions: 0, barred: true },
  awaited: null,
  findings: [],
  own: null,
  opinions: [],
  proposal: null,
  rationale: null,
  rationaleLanguage: null,
  reply: null,
  earlierReplies: [],
  formerReplies: [],
  changes: [],
  commands: [],
};

/** What somebody is told who scores Canada, and who approves an entry of it. */
export async function judgeAs(person: Client, score: string): Promise<(string | undefined)[]> {
  const opinion = { value: 1, rationale: 'The unit works, as its act shows.' };
  const given = await person.post<Problem>(`${score}/opinions`, opinion);
  const path = '/api/cycles/c-2025/reviews/CA/i1_unit/decision';
  const decided = await person.post<Problem>(path, { decision: 'approve', version: 1 });
  return [given.body.detail, decided.body.detail];
}
