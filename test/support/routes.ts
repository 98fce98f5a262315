/** The cycle that the examples have published. */
export const RIO = '/results/rio-2024-interim';

/** Every public page, in its states. */
export const PUBLIC_ROUTES = [
  '/',
  RIO,
  `${RIO}?view=matrix&cell=IT.2024-25`,
  `${RIO}?view=list&show=none`,
  `${RIO}?view=ranking`,
  `${RIO}/members/JP`,
  `${RIO}/commitments/2024-25`,
  '/trends',
  '/trends?base=2024',
  '/method',
  '/accessibility',
  '/rules',
  '/rules/g7-migrant-smuggling',
  // Of a plan that names no other framework.
  `${RIO}/alignments`,
  `${RIO}/corrections`,
  '/verify',
  '/verify?hash=rio-2024-interim/1',
  '/verify?hash=unknown/1',
  // Of the app, but for everybody.
  '/sign-in',
  '/invitation/unknown',
  '/password/unknown',
  '/join/unknown',
];

/** Every screen of the app, by an account that finds work there. */
export const SCREEN_ROUTES = [
  ['germany', '/report'],
  ['germany', '/report/g7-2025/DE'],
  ['germany', '/report/g7-2025/DE/entry/ii2_seized'],
  ['france', '/report/g7-2025/FR/entry/i1_staff'],
  ['france', '/report/g7-2025/FR/entry/i1_unit'],
  ['france', '/report/g7-2025/FR/actions'],
  ['united-states', '/report/g7-2025/US/submit'],
  ['canada', '/report/g7-2025/CA/receipt/1'],
  ['canada', '/report/g7-2025/CA/compare'],
  ['contributor', '/report'],
  ['reviewer2', '/review'],
  ['reviewer2', '/review/g7-2025/IT/i1_unit'],
  ['reviewer2', '/scoring'],
  ['reviewer2', '/scoring/g7-2025/IT/I.1'],
  ['adjudicator', '/adjudication'],
  ['adjudicator', '/scoring/g7-2025/CA/I.1/why'],
  ['secretariat', '/cycles'],
  ['secretariat', '/outside-figures'],
  ['secretariat', '/cycles/assignments?cycle=g7-2025'],
  ['secretariat', '/cycles/new'],
  ['secretariat', '/plans'],
  ['secretariat', '/plans/g7-migrant-smuggling/1'],
  ['secretariat', '/plans/g7-migrant-smuggling/1/migration'],
  ['france', '/plans'],
  ['france', '/plans/g7-migrant-smuggling/1'],
  ['france', '/plans/g7-migrant-smuggling/1/text?at=/commitments/0/indicators/1'],
  ['secretariat', '/admin/people?plan=g7-migrant-smuggling'],
  ['secretariat', '/admin/people?plan=g7-migrant-smuggling&view=members'],
  ['secretariat', '/admin/jobs'],
  ['secretariat', '/admin/letters'],
  ['secretariat', '/admin/webhooks'],
  // Of one that was removed since; `operations.spec.ts` looks at one that is there.
  ['secretariat', '/admin/webhooks/00000000-0000-4000-8000-000000000000'],
  ['secretariat', '/admin/jobs?show=DONE'],
  // Of a job that was forgotten since; `operations.spec.ts` looks at one that is there.
  ['secretariat', '/admin/jobs/00000000-0000-4000-8000-000000000000'],
  ['secretariat', '/admin/audit?act=submission'],
  ['secretariat', '/releases'],
  ['analyst', '/matrix'],
  ['analyst', '/library'],
  ['editor', '/chapters'],
  ['editor', '/chapters/g7-2025/I.1'],
  ['editor', '/account'],
  ['editor', '/news'],
] as const;

/** The first screen of each layout that no account begins with: it is loaded, where others are gone to within the app. */
export const FIRST_OF_LAYOUT: ReadonlySet<string> = new Set([
  '/report/g7-2025/DE',
  '/report/g7-2025/DE/entry/ii2_seized',
  '/report/g7-2025/FR/actions',
  '/review/g7-2025/IT/i1_unit',
  '/cycles/new',
  '/plans/g7-migrant-smuggling/1/text?at=/commitments/0/indicators/1',
  '/chapters/g7-2025/I.1',
]);
