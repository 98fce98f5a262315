const WORDS = 'For the reason that this walk gives here and now.';
const MONTHS = ['2030-01-01T00:00:00Z', '2030-02-01T00:00:00Z', '2030-03-01T00:00:00Z'] as const;

/** What a command is sent whose form asks for more than its schema says: by its method and path, as the API describes it. */
export const VALID_BODIES: Readonly<Record<string, unknown>> = {
  'PUT /api/notice': { texts: { en: WORDS }, until: MONTHS[1] },
  'POST /api/cycles': {
    code: 'c-2030',
    plan: 'test-plan',
    planVersion: 1,
    phase: 'interim',
    series: 'c-2030',
    title: { en: WORDS },
    window: { from: '2029-01-01', to: '2029-12-31' },
    opens: MONTHS[0],
    deadline: MONTHS[1],
    cutOff: MONTHS[2],
  },
  'POST /api/cycles/{cycle}/stand-ins': {
    role: 'reviewer',
    absent: '0190b6a0-0000-7000-8000-00000000000e',
    person: '0190b6a0-0000-7000-8000-00000000000f',
    from: MONTHS[0],
    until: MONTHS[1],
    reason: WORDS,
  },
  // From another than Canada: else what is asked of it meanwhile would be refused for that.
  'POST /api/cycles/{cycle}/recusals': { kind: 'recusal', members: ['EU'], pillars: [], reason: WORDS },
  'POST /api/cycles/{cycle}/scores/{member}/{commitment}/searches': {
    source: 'gazette',
    query: WORDS,
    outcome: 'found',
    note: WORDS,
  },
  'POST /api/cycles/{cycle}/outside-figures': {
    figures: [
      { member: 'CA', indicator: 'i1_staff', value: '7', reference: '2025', source: 'UNODC', accessed: '2025-03-01' },
    ],
  },
  'POST /api/releases/{id}/corrections': {
    ground: 'arithmetic',
    text: WORDS,
    entries: [{ member: 'CA', indicator: 'i1_note' }],
    scores: [{ member: 'CA', commitment: 'c1' }],
    members: ['CA'],
  },
  'POST /api/people/{id}/grants': { grants: [{ role: 'analyst', plan: 'test-plan' }] },
  // Canada, which whoever keeps another member may not remind.
  'POST /api/cycles/{cycle}/reminders': { topic: 'report', members: ['CA'] },
  'POST /api/cycles/{cycle}/reminders/preview': { topic: 'report', members: ['CA'] },
};

/** What stands behind the path of a command that asks for it there. */
export const VALID_QUERIES: Readonly<Record<string, string>> = {
  'DELETE /api/webhooks/{id}': '?confirm=hook',
  'GET /api/cycles/{cycle}/reviews/{member}': '?commitment=c1',
  'GET /api/people': '?plan=test-plan',
};

const FIGURES = 'member,indicator,cell,value,reference,source,accessed\nCA,i1_staff,,7,2025,UNODC,2025-03-01\n';

/** The file of a command that takes one, by how its path ends; null where none is asked for. */
export function fileFor(path: string): { readonly name: string; readonly text: string } | null {
  if (path.endsWith('/outside-figures/file')) return { name: 'figures.csv', text: FIGURES };
  if (path.endsWith('/evidence-files')) return { name: 'act.pdf', text: '%PDF-1.7\n%%EOF\n' };
  if (path.endsWith('/imports')) return { name: 'report.csv', text: 'indicator,value\ni1_note,x\n' };
  if (path.endsWith('/workbooks')) return { name: 'plan.xlsx', text: 'PK' };
  return null;
}
