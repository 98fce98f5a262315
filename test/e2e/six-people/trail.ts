import type { AuditEventView, AuditPerson, TrailIntegrity, TrailSeal } from '@signatory/contract';
import {
  ACTION,
  CHAPTER,
  CORRECTION,
  CYCLE as CYCLE_MACHINE,
  ENTRY_REVIEW,
  RELEASE,
  SCORE,
  SUBMISSION,
  type Machine,
} from '@signatory/domain';
import { checkCheckpoint, keyRing } from '@signatory/proof';
import { until } from '../../support/until.js';
import { CODE, done, PLAN, refused, type Story } from './story.js';

const MACHINES: Readonly<Record<string, Machine<string, string>>> = {
  action: ACTION,
  chapter: CHAPTER,
  correction: CORRECTION,
  cycle: CYCLE_MACHINE,
  entry: ENTRY_REVIEW,
  release: RELEASE,
  score: SCORE,
  submission: SUBMISSION,
};

/** Who did it, to what, with the old and the new, and why: `ada recalibrate 1 → 0 because`. */
type Told = readonly [actor: string, act: string, change?: string];

/** Every step of the story, by its one trail. */
export function tellOfTheTrail(story: () => Story): void {
  let events: readonly AuditEventView[];

  beforeAll(async () => {
    const all: AuditEventView[] = [];
    for (;;) {
      const before = all.at(-1)?.id;
      const query = `limit=100${before === undefined ? '' : `&before=${before}`}`;
      const page = await done(story().as('rosa').get<AuditEventView[]>(`/api/audit?${query}`), 200);
      if (page.length === 0) break;
      all.push(...page);
    }
    events = all.toReversed();
  });

  const told = ({ actor, act, facts }: AuditEventView): Told => {
    const { before, now } = facts;
    const words: Told = [story().nameOf(actor), act];
    return now === undefined
      ? words
      : [words[0], words[1], [before, now].map((each) => JSON.stringify(each ?? null)).join(' → ')];
  };
  const of = (subject: string): Told[] => events.filter((event) => event.subject === subject).map(told);

  it('is read by the secretariat alone', async () => {
    for (const name of ['ann', 'ada', 'ed', 'lead-NO', 'rita'])
      for (const address of ['', '/seal', '/integrity', '/checkpoint'])
        await refused(story().as(name).get(`/api/audit${address}`), 403, 'permission.missing');
  });

  it('is sealed while they work, and whole: its checkpoint is read with the published key', async () => {
    const rosa = story().as('rosa');
    const { checkpoint } = await until(
      () => done(rosa.get<TrailSeal>('/api/audit/seal'), 200),
      ({ unsealed }) => unsealed === 0,
    );
    const { text } = await rosa.get('/api/audit/checkpoint');
    const read = checkCheckpoint(text, keyRing((await rosa.get('/.well-known/jwks.json')).text));
    if (read.kind !== 'good') throw new Error(`No checkpoint of ours: ${text}`);
    // Whatever was told meanwhile is sealed as well.
    expect(read.checkpoint.size).toBeGreaterThanOrEqual(checkpoint?.events ?? Infinity);
    const found = await done(rosa.get<TrailIntegrity>('/api/audit/integrity'), 200);
    expect(found).toMatchObject({ broken: null, agreed: found.events });
    expect(found.events).toBeGreaterThanOrEqual(events.length);
  });

  it('names for each event somebody of the story, and for each step where it came from, where it led, and why', () => {
    const steps = events.flatMap((event) => {
      const [subject = '', command = ''] = event.act.split('.');
      const step = MACHINES[subject]?.transitions[command];
      return step ? [{ event, step }] : [];
    });
    expect(steps.length).toBeGreaterThan(100);
    const strangers = events.filter(({ actor }) => actor !== 'system' && story().nameOf(actor) === actor);
    const unexplained = steps.filter(({ step, event: { facts } }) => step.reason && !facts['reason'] && !facts['text']);
    const unplaced = steps.filter(({ event: { facts } }) => !facts['from'] || !facts['to']);
    expect({ strangers, unexplained, unplaced }).toEqual({ strangers: [], unexplained: [], unplaced: [] });
  });

  it('tells of each where it came from: the network of a caller with its program, or a worker', () => {
    const places = new Set(
      events.map(({ actor, source }) => `${actor === 'system' ? 'system' : 'somebody'} ${JSON.stringify(source)}`),
    );
    const program = JSON.stringify({ address: '127.0.0.0/24', agent: 'node', channel: 'api' });
    expect(places).toEqual(
      new Set([`somebody ${program}`, `system ${program}`, `system ${JSON.stringify({ channel: 'worker' })}`]),
    );
  });

  it('is narrowed by it', async () => {
    const count = async (query: string): Promise<number> =>
      (await done(story().as('rosa').get<AuditEventView[]>(`/api/audit?limit=500&${query}`), 200)).length;
    const isWorker = ({ source }: AuditEventView): boolean => source?.channel === 'worker';
    expect(await count('channel=worker')).toBe(Math.min(500, events.filter(isWorker).length));
    expect(await count('channel=web')).toBe(0);
    expect(await count('source=127.0.0.0')).toBeGreaterThan(100);
    expect(await count('source=Firefox')).toBe(0);
    const people = (name: string) => story().as('rosa').get<AuditPerson[]>(`/api/audit/people?name=${name}`);
    const [ann] = await done(people('ann'), 200);
    expect(ann?.id).toBe(story().idOf('ann'));
    const ofAnn = events.filter(({ actor }) => actor === ann?.id);
    expect(await count(`by=${encodeURIComponent(ann?.email ?? '')}`)).toBe(ofAnn.length);
    await refused(story().as('ann').get('/api/audit/people?name=a'), 403, 'permission.missing');
  });

  it('begins with the plan and its people', () => {
    expect(of(PLAN)).toEqual([['rosa', 'plan.draft']]);
    const version = events.filter(({ subject }) => subject.startsWith(`${PLAN}/versions/1`)).map(told);
    expect(version.map(([who, act]) => `${who} ${act}`)).toEqual([
      'rosa plan.consult',
      'lead-NO plan.comment',
      'rosa plan.comment',
      'rosa plan.adopt',
    ]);
    const granted = events.filter(({ act }) => act === 'role.grant').map(({ subject }) => subject.split('/')[1] ?? '');
    expect(new Set(granted.map((id) => story().nameOf(id))).size).toBe(12);
    expect(of(CODE).map(([who, act]) => `${who} ${act}`)).toEqual(['rosa cycle.create', 'rosa cycle.open']);
  });

  it('tells of an entry each question, answer, return, approval, and the approval that a change made void', () => {
    expect(of(`${CODE}/NO/a1_watch`).map(([who, act]) => `${who} ${act}`)).toEqual([
      'lead-NO entry.save',
      'ann entry.ask',
      'lead-NO entry.answer',
      'ann thread.resolve',
      'ann entry.approve',
      'lead-NO entry.save',
      'system entry.void',
      'ann entry.approve',
    ]);
  });

  it('tells of an action each class without what it was, and each settlement with it', () => {
    const [first] = events.filter(({ act }) => act === 'action.propose');
    expect(of(first?.subject ?? '')).toEqual([
      ['lead-NO', 'action.propose'],
      ['ann', 'action.class'],
      ['sue', 'action.class'],
      ['sue', 'action.dispute'],
      ['ada', 'action.settle', 'null → "weak"'],
      ['lead-NO', 'action.contest'],
      ['ada', 'action.answer', '"weak" → "strong"'],
    ]);
  });

  it('tells of a score each blind score without what it was, and each settled one with the old and the new', () => {
    expect(of(`${CODE}/NO/A.2`)).toEqual([
      ['ann', 'score.opine'],
      ['ann', 'score.complete'],
      ['system', 'score.agree', 'null → 1'],
      ['ada', 'score.ask-second', '1 → null'],
      ['sue', 'score.opine'],
      ['sue', 'score.complete'],
      ['system', 'score.agree', 'null → 1'],
      ['rosa', 'score.share'],
      ['lead-NO', 'score.reply'],
      ['ada', 'score.recalibrate', '1 → 0'],
      ['system', 'score.share-again'],
      ['lead-NO', 'score.reply'],
      ['system', 'score.confirm'],
      ['system', 'score.publish'],
    ]);
    const standIn = events.find(({ act, actor }) => act === 'score.opine' && actor === story().idOf('sue'));
    expect(standIn?.facts).toEqual({ standsInFor: story().idOf('bob') });
    expect(of(`${CODE}/PT/A.1`).slice(-11)).toEqual([
      ['rosa', 'score.supersede'],
      ['system', 'score.rescore'],
      ['ann', 'score.opine'],
      ['bob', 'score.opine'],
      ['bob', 'score.complete'],
      ['system', 'score.dispute'],
      ['ada', 'score.adjudicate', '0 → 1'],
      ['rosa', 'score.share'],
      ['lead-PT', 'score.reply'],
      ['system', 'score.confirm'],
      ['system', 'score.publish'],
    ]);
  });

  it('tells of the releases who asked, signed, objected and read, and of the case how one became the other', () => {
    const acts = (subject: string) => of(subject).map(([who, act]) => `${who} ${act}`);
    expect(acts(`${CODE}/release/1`)).toEqual([
      'rosa release.request',
      'sam release.sign-off',
      'system release.open-silence',
      'lead-PT release.take-copy',
      'ed release.take-copy',
      'lead-PT release.object',
      'rosa release.redraft',
      'rosa release.request',
      'sam release.sign-off',
      'system release.open-silence',
      'system release.embargo',
      'rosa release.name-reader',
      'rita release.take-copy',
      'system release.publish',
      'system release.correct',
    ]);
    const opened = events.find(({ act }) => act === 'correction.open');
    expect([opened?.facts, acts(opened?.subject ?? '')]).toMatchObject([
      { release: 1, ground: 'transcription', entries: [{ member: 'PT' }], scores: [{ member: 'PT' }] },
      ['rosa correction.open', 'rosa correction.reopen', 'system correction.close'],
    ]);
    expect(acts(`${CODE}/chapters/A.2`)).toEqual([
      'ed chapter.edit',
      'ed chapter.edit',
      'ed chapter.check',
      'rosa chapter.clear',
      'ed chapter.reopen',
      'ed chapter.edit',
      'ed chapter.check',
      'rosa chapter.clear',
      'ed chapter.reopen',
      'ed chapter.edit',
      'ed chapter.check',
      'rosa chapter.clear',
    ]);
  });
}
