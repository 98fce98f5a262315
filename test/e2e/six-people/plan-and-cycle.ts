import type { AssignmentProposalView, PlanVersionDetail } from '@signatory/contract';
import { CODE, CYCLE, day, done, FILE, PLAN, REASON, refused, type Story } from './story.js';

const VERSION = `/api/plans/${PLAN}/versions/1`;
const DESIGN = {
  code: CODE,
  plan: PLAN,
  planVersion: 1,
  phase: 'final',
  series: 'harbour',
  title: { en: 'Safe Harbour 2025' },
  window: { from: '2025-01-01', to: '2025-12-31' },
  opens: day(-1),
  deadline: day(10),
  cutOff: day(30),
  reviewDeadline: day(60),
};

/** From a stranger's file to an open cycle whose every cell has two who may judge it. */
export function tellOfPlanAndCycle(story: () => Story): void {
  const as = (name: string) => story().as(name);

  it('is uploaded by its secretariat, put to the members, and adopted once each comment is answered', async () => {
    await story().acceptInvitation('rosa');
    await done(as('rosa').post('/api/plans/drafts', { file: FILE }), 201);
    const unheard = async (): Promise<readonly string[]> =>
      (await done(as('rosa').get<PlanVersionDetail>(VERSION), 200)).unheard;
    expect(await unheard()).toEqual(['NO', 'PT']);
    for (const member of ['NO', 'PT']) {
      await story().enter(`lead-${member}`, 'lead-focal-point', { nationality: member, members: [member] });
      await refused(as(`lead-${member}`).get(VERSION), 404, 'not-found');
    }
    expect(await unheard()).toEqual([]);
    await refused(as('lead-NO').post('/api/plans/drafts', { file: FILE }), 403, 'permission.missing');
    await done(as('rosa').post(`${VERSION}/consultation`, { until: day(5), revision: 1 }));
    const comment = { member: 'NO', item: 'indicator', id: 'a1_watch', text: 'What is continuous?' };
    await refused(as('lead-PT').post(`${VERSION}/comments`, comment), 403, 'permission.missing');
    const { thread } = await done(as('lead-NO').post<{ thread: string }>(`${VERSION}/comments`, comment), 201);

    const { revision } = await done(as('rosa').get<PlanVersionDetail>(VERSION), 200);
    const adoption = { date: '2025-02-14', place: 'Porto', document: 'Final act', revision };
    await refused(as('lead-NO').post(`${VERSION}/adoption`, adoption), 403, 'permission.missing');
    await refused(as('rosa').post(`${VERSION}/adoption`, adoption), 409, 'plan.comments-open');
    await done(as('rosa').post(`${VERSION}/comments/${thread}/replies`, { text: 'Day and night.' }), 201);
    await refused(as('rosa').post(`${VERSION}/adoption`, { ...adoption, revision: 1 }), 409, 'command.stale');
    await done(as('rosa').post(`${VERSION}/adoption`, adoption));
    await refused(as('rosa').post(`${VERSION}/adoption`, adoption), 409, 'command.stale');
  });

  it('opens its cycle once every cell has two eligible reviewers and an adjudicator, as proposed', async () => {
    await done(as('rosa').post('/api/cycles', { ...DESIGN, code: 'harbour-2024', phase: 'interim' }), 201);
    await done(as('rosa').post('/api/cycles', DESIGN), 201);
    await refused(as('lead-NO').post('/api/cycles', DESIGN), 403, 'permission.missing');
    await refused(as('rosa').post(`${CYCLE}/open`), 409, 'cycle.reviewers-missing');
    await story().enter('ada', 'adjudicator');
    for (const [name, nationality] of [
      ['ann', 'CH'],
      ['bob', null],
    ] as const)
      await story().enter(name, 'reviewer', { nationality, members: ['NO'], cycle: 'harbour-2024' });
    const proposal = await done(as('rosa').get<AssignmentProposalView>(`${CYCLE}/assignments/proposal`), 200);
    const places = proposal.cells.flatMap(({ member, pillar, added }) =>
      added.map((person) => ({ person, member, pillar })),
    );
    expect(places.map(({ person, member }) => `${member} ${story().nameOf(person)}`).toSorted()).toEqual([
      'NO ann',
      'NO bob',
      'PT ann',
      'PT bob',
    ]);
    await refused(as('ann').post(`${CYCLE}/assignments`, { places }), 403, 'permission.missing');
    await done(as('rosa').post(`${CYCLE}/assignments`, { places }));
    await refused(as('lead-NO').post(`${CYCLE}/open`), 403, 'permission.missing');
    await done(as('rosa').post(`${CYCLE}/open`), 200);
    await refused(as('rosa').post(`${CYCLE}/open`), 409, 'command.wrong-state');
  });

  it('lets nobody sit over the own country, nor stand in there, and somebody else stand in for a time', async () => {
    await story().enter('nils', 'reviewer', { nationality: 'NO', members: ['NO', 'PT'] });
    await story().enter('sue', 'reviewer', { nationality: 'FI', members: ['NO'], cycle: 'harbour-2024' });
    await story().enter('sam', 'secretariat', { nationality: 'IE' });
    await story().enter('nora', 'secretariat', { nationality: 'NO' });
    await story().enter('ed', 'editor');
    await story().enter('rita', 'analyst');
    const seat = { person: story().idOf('nils'), member: 'NO', pillar: 'A' };
    await refused(as('rosa').post(`${CYCLE}/assignments`, { places: [seat] }), 409, 'assignment.barred');
    const standIn = {
      role: 'reviewer',
      absent: story().idOf('bob'),
      members: ['NO'],
      from: day(-0.01),
      until: day(1),
      ...REASON,
    };
    const path = `${CYCLE}/stand-ins`;
    await refused(as('bob').post(path, { ...standIn, person: story().idOf('sue') }), 403, 'permission.missing');
    await refused(as('rosa').post(path, { ...standIn, person: story().idOf('nils') }), 409, 'assignment.barred');
    await refused(as('rosa').post(path, { ...standIn, person: story().idOf('ann') }), 409, 'assignment.barred');
    await done(as('rosa').post(path, { ...standIn, person: story().idOf('sue') }), 201);
  });
}
