import type { MessageKey } from '@signatory/texts';

/** What a screen lists, by its address: which answer is emptied, and what then says why nothing is there. */
export const EMPTY_SCREENS: Readonly<Record<string, readonly [answer: RegExp, says: MessageKey]>> = {
  '/report': [/\/cycles$/, 'reports.none.yet'],
  '/report/g7-2025/DE': [/\/reports\/DE$/, 'report.nothing'],
  '/report/g7-2025/FR/actions': [/\/actions\/FR$/, 'actions.none'],
  '/report/g7-2025/US/submit': [/\/reports\/US$/, 'checks.none'],
  '/report/g7-2025/CA/receipt/1': [/\/receipts\/1$/, 'receipt.justified.none'],
  '/report/g7-2025/CA/compare': [/\/submissions$/, 'compare.single'],
  '/review': [/\/reviews\/queue$/, 'review.emptyAll'],
  '/review/g7-2025/IT/i1_unit': [/\/reviews\/IT\/i1_unit$/, 'review.thread.none'],
  '/scoring': [/\/scores\/desk$/, 'scoring.empty'],
  '/scoring/g7-2025/IT/I.1': [/\/actions\/IT$/, 'actions.none'],
  '/adjudication': [/\/scores\/desk$/, 'adjudication.empty'],
  '/cycles': [/\/overview$/, 'overview.empty'],
  '/outside-figures': [/\/outside-figures$/, 'outsideDesk.none'],
  '/cycles/assignments?cycle=g7-2025': [/\/cycles$/, 'cycle.none.yet'],
  '/cycles/new': [/\/plans$/, 'design.none'],
  '/plans': [/\/plans$/, 'plans.none.bring'],
  '/plans/g7-migrant-smuggling/1': [/\/comments$/, 'comments.none.ever'],
  '/admin/people?plan=g7-migrant-smuggling': [/\/people$/, 'people.none'],
  '/admin/jobs': [/\/operations\/jobs$/, 'jobs.none'],
  '/admin/letters': [/\/operations\/letters$/, 'jobs.letters.none'],
  '/admin/webhooks': [/\/webhooks$/, 'hooks.none'],
  '/admin/audit?act=submission': [/\/audit$/, 'audit.none'],
  '/releases': [/\/releases$/, 'releases.none'],
  '/matrix': [/\/published$/, 'results.none'],
  '/library': [/\/releases$/, 'library.none'],
  '/chapters': [/\/chapters$/, 'unassigned.who'],
};

/** The same answer with nothing in its lists, and nothing counted. */
export function emptyLists(answer: unknown): unknown {
  if (Array.isArray(answer)) return [];
  const parts = Object.entries(answer as Record<string, unknown>).map(([name, part]) => {
    if (Array.isArray(part)) return [name, []];
    if (name === 'total') return [name, 0];
    return [name, name === 'counts' && part ? Object.fromEntries(Object.keys(part).map((each) => [each, 0])) : part];
  });
  return Object.fromEntries(parts) as unknown;
}
