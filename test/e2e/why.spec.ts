import { createHash } from 'node:crypto';
import type { Problem, ReviewRow, ScoreView, WhyView } from '@signatory/contract';
import { buildReadingPlan } from '../support/build-reading-plan.js';
import { World, type PersonDraft } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { judgeAs, UNSEEN } from '../support/barred.js';
import { certifyMarked } from '../support/certify-marked.js';
import { hearAll } from '../support/hear.js';
import { startProduct, type Product } from '../support/processes.js';
import { readEverything } from '../support/read-everything.js';
import { day } from './fixtures/third-plan.js';

const SCORE = '/api/cycles/c-2025/scores/CA/c1';
const WHY = `${SCORE}/why`;

/** Stand in Canada's report and nowhere else. */
const FIGURE = '7719430.55';
const QUOTE = 'canary-quote-4b1d';
const FOR_SECRETARIAT = 'canary-secretariat-93fd';
const JUSTIFIED = 'canary-justified-77aa';
const BLIND = { title: 'canary-blind-1c2e', url: 'https://example.org/canary-blind-1c2e' };
const CITED = { title: 'The register', url: 'https://example.org/canary-cited-5d10' };
const FILE = '%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n';
const RATIONALES = ['The unit works, as its act shows.', 'Its budget line and its act both show it.'];
/** Of one who does not say it, that of the person’s letters. */
const SPOKEN = ['fr', 'en'];
const SCORES = [1, 0] as const;
/** Reviewers of Canada by their roles, and its officials: by nationality, and by another role. */
const BARRED = ['of Canada', 'reporting for Canada'];

describe('why a score is what it is', () => {
  let world: World;
  let product: Product;
  let nobody: Client;
  const people: Record<string, Client> = {};
  /** What each could read before the first blind score and after it, by address, and what the streams of the member and its officials told meanwhile. */
  const read: Record<'before' | 'after', Record<string, Record<string, string>>> = { before: {}, after: {} };
  let heard: string[] = [];
  const as = (name: string): Client => people[name] ?? nobody;
  const why = async (name: string): Promise<WhyView> => {
    const { status, body, text } = await as(name).get<WhyView>(WHY);
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
    return body;
  };

  beforeAll(async () => {
    // Canada is late, so that an extension, which everybody hears of, still changes something at the end.
    const late = { deadlineAt: new Date(day(-1)), cutOffAt: new Date(day(20)) };
    world = await World.build({ plan: buildReadingPlan(), cycle: late });
    product = await startProduct({ database: world.test });
    nobody = new Client(product.url);
    const japan = { role: 'reviewer', members: ['CA'], nationality: 'JP' } as const;
    const cast: Record<string, PersonDraft> = {
      lead: { role: 'lead-focal-point', members: ['CA'] },
      agency: { role: 'contributor', members: ['CA'], indicators: ['id-i1_note'] },
      france: { role: 'lead-focal-point', members: ['FR'] },
      first: japan,
      second: japan,
      third: japan,
      'of Canada': { ...japan, nationality: 'CA' },
      'reporting for Canada': { role: 'focal-point', members: ['CA'] },
      'of another pillar': { ...japan, pillars: ['II'] },
      'of another member': { role: 'reviewer', members: ['FR'], nationality: 'JP' },
      adjudicator: { role: 'adjudicator' },
      secretariat: { role: 'secretariat' },
      editor: { role: 'editor' },
      analyst: { role: 'analyst' },
    };
    for (const [name, person] of Object.entries(cast)) people[name] = nobody.with(await world.signIn(person));
    const { person } = (await as('reporting for Canada').get<{ person: { id: string } }>('/api/session')).body;
    const grants = [{ role: 'reviewer', plan: world.plan.id, members: ['CA'] }];
    await done(as('secretariat').post(`/api/people/${person.id}/grants`, { grants }));
    await certifyMarked(as('lead'), { FIGURE, QUOTE, FOR_SECRETARIAT, JUSTIFIED, FILE });
    const [one, other] = ['first', 'second'].map(as);
    for (const { indicator, version } of (await as('first').get<ReviewRow[]>('/api/cycles/c-2025/reviews')).body)
      await done(one?.post(`/api/cycles/c-2025/reviews/CA/${indicator}/decision`, { decision: 'approve', version }));
    const finding = { value: false, rationale: 'Nothing was found that speaks against it.' };
    await done(other?.put('/api/cycles/c-2025/assessments/CA/i1_found', finding));
    const readersOf = (...names: string[]) => Object.fromEntries(names.map((name) => [name, as(name)]));
    const compared = readersOf('lead', 'agency', 'editor', ...BARRED, 'second', 'secretariat');
    read.before = await readEverything(compared);
    const score = async (): Promise<void> => {
      const opinion = { value: SCORES[0], rationale: RATIONALES[0], language: SPOKEN[0], evidence: [BLIND] };
      await done(as('first').post(`${SCORE}/opinions`, opinion));
      read.after = await readEverything({ ...compared, ...readersOf('first', 'adjudicator') });
      const extension = { member: 'CA', deadline: day(15), reason: 'A flood.' };
      await done(as('secretariat').post('/api/cycles/c-2025/extensions', extension));
    };
    heard = await hearAll(
      product.url,
      ['lead', ...BARRED].map((name) => as(name).cookie ?? ''),
      '"report"',
      score,
    );
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  async function done(answering: Promise<{ status: number; text: string }> | undefined): Promise<void> {
    const answer = await answering;
    if (!answer || answer.status >= 300) throw new Error(`${answer?.status} ${answer?.text}`);
  }

  it('is told to nobody but who gave it before both scores are in: no value, no word, nothing cited', () => {
    const marks = [RATIONALES[0] ?? '', BLIND.title];
    const telling = Object.entries(read.after).flatMap(([name, texts]) =>
      Object.entries(texts).flatMap(([address, text]) =>
        marks.filter((mark) => text.includes(mark)).map((mark) => `${name} ${address} ${mark}`),
      ),
    );
    expect(telling).toEqual(marks.map((mark) => `first ${SCORE} ${mark}`));
  });

  it('is not told to the member, its agencies and editors to have been scored at all, at no address and in no live event', () => {
    for (const name of ['lead', 'agency', 'editor', ...BARRED])
      expect([name, read.after[name]]).toEqual([name, read.before[name]]);
    expect(Object.keys(read.before['lead'] ?? {}).length).toBeGreaterThan(60);
    for (const each of heard) expect(each.match(/event: change/g)).toHaveLength(1);
    // Those who judge see that one of two is in; the secretariat who is behind.
    const differing = (name: string) =>
      Object.entries(read.before[name] ?? {}).flatMap(([address, text]) =>
        text === read.after[name]?.[address] ? [] : [address],
      );
    const desk = [
      '/api/cycles/c-2025/actions/CA',
      '/api/cycles/c-2025/scores',
      '/api/cycles/c-2025/scores/desk',
      SCORE,
    ];
    expect(differing('second')).toEqual(expect.arrayContaining(desk));
    expect(differing('second')).toHaveLength(desk.length);
    expect(differing('secretariat')).toEqual(
      expect.arrayContaining([...desk, '/api/audit', '/api/cycles/c-2025/assignments']),
    );
  });

  it('is nothing to anybody who peeks before both scores are in', async () => {
    for (const name of Object.keys(people))
      for (const path of [WHY, `${WHY}?format=prov`]) {
        const { status, text, body } = await as(name).get<Problem>(path);
        expect([name, status, body.code]).toEqual([name, 404, 'not-found']);
        for (const mark of [...RATIONALES, 'The unit operates', QUOTE, FIGURE]) expect(text).not.toContain(mark);
      }
    expect((await nobody.get(WHY)).status).toBe(401);
  });

  it('is judged by no official of the member, of its nationality or reporting for it, whatever else is granted', async () => {
    const refused = Array(2).fill(expect.stringMatching(/^Your own member is Canada, .*: you may not judge Canada\.$/));
    for (const name of BARRED) expect([name, await judgeAs(as(name), SCORE)]).toEqual([name, refused]);
  });

  it('walks from the score to its evidence once both are in, for those who judge it', async () => {
    await done(as('second').post(`${SCORE}/opinions`, { value: SCORES[1], rationale: RATIONALES[1] }));
    const view = await why('third');
    expect(view.score).toMatchObject({ state: 'DISPUTED', value: null });
    for (const name of BARRED) {
      expect([name, (await as(name).get(WHY)).status]).toEqual([name, 404]);
      // Whoever reports for Canada knows what it submitted.
      const submitted = name === 'reporting for Canada' || null;
      expect([name, (await as(name).get<ScoreView>(SCORE)).body]).toMatchObject([name, { ...UNSEEN, submitted }]);
    }
    expect(view.opinions).toMatchObject(
      SCORES.map((value, place) => ({
        by: { role: 'reviewer', n: place + 1, name: null },
        value,
        rationale: RATIONALES[place],
        language: SPOKEN[place],
      })),
    );
    expect(view.guideline).toMatchObject({ proposal: 1, needs: [] });
    expect(view.guideline?.clauses.filter(({ decided }) => decided)).toMatchObject([
      { score: 1, condition: 'i1_unit == "operating"', countervailing: false },
    ]);
    expect(view.entries.map(({ indicator, known }) => [indicator, known])).toEqual([
      ['i1_unit', true],
      ['i1_staff', true],
      // Confidential: the guideline decided without it.
      ['i1_budget', false],
      ['i1_found', true],
    ]);
    const [unit, staff, , found] = view.entries;
    expect(unit).toMatchObject({
      state: 'APPROVED',
      version: 1,
      value: 'operating',
      saved: { by: { role: 'lead-focal-point', name: null } },
      decided: { by: { role: 'reviewer', n: null, name: null } },
      evidence: [
        {
          title: 'The act',
          quote: QUOTE,
          happened: '2025-01-31',
          stored: { sha256: createHash('sha256').update(FILE).digest('hex') },
        },
      ],
    });
    expect(unit?.rules.map(({ rule, outcome }) => [rule, outcome])).toContainEqual(['required.i1_unit', 'PASS']);
    expect(staff?.rules).toContainEqual({
      rule: 'T-WARNING',
      severity: 'WARNING',
      outcome: 'FAIL',
      message: 'A staff of 2 is very small.',
      suspension: null,
      justification: { text: JUSTIFIED, language: 'en', at: expect.any(String) },
    });
    expect(found).toMatchObject({ assessor: true, value: false, decided: { by: { role: 'reviewer' } } });
    expect(view.changes.map(({ command, by }) => [command, by.role])).toEqual([
      ['complete', 'reviewer'],
      ['dispute', 'system'],
    ]);
    expect(view.submission).toMatchObject({ version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('shows no confidential value and no evidence of the secretariat to those who judge', async () => {
    for (const name of ['first', 'third', 'adjudicator'])
      for (const path of [WHY, `${WHY}?format=prov`]) {
        const { status, text } = await as(name).get(path);
        expect([name, status]).toEqual([name, 200]);
        for (const mark of [FIGURE, FOR_SECRETARIAT]) expect(text).not.toContain(mark);
        expect(text).toContain(QUOTE);
      }
    const budget = (await why('third')).entries.find(({ indicator }) => indicator === 'i1_budget');
    expect(budget).toMatchObject({ withheld: true, value: null, state: 'APPROVED' });
    // The same eyes find both for whom they are.
    const { text } = await as('secretariat').get(WHY);
    for (const mark of [FIGURE, FOR_SECRETARIAT]) expect(text).toContain(mark);
  });

  it('names people to the secretariat, which reads the trail, and to nobody else', async () => {
    const { opinions, entries, changes } = await why('secretariat');
    for (const name of [opinions[0]?.by.name, entries[0]?.decided?.by.name, changes[0]?.by.name])
      expect(name).toMatch(/^Person /);
    for (const name of ['first', 'third', 'adjudicator']) expect((await as(name).get(WHY)).text).not.toMatch(/Person /);
  });

  it('keeps the values that decided, whatever is reported later', async () => {
    const before = await why('secretariat');
    await world.asSystem((tx) =>
      tx.query(`update entry_review set state = 'RETURNED', reason_code = 'other', changed_at = now(), version = version + 1
        where indicator_id = 'id-i1_unit'`),
    );
    expect(await why('secretariat')).toEqual(before);
  });

  it('is the member’s from the day its score is shared, without the blind scores', async () => {
    expect((await as('lead').get(WHY)).status).toBe(404);
    const settled = { value: 1, rationale: 'Das Gesetz gilt und wird angewandt.', language: 'de', evidence: [CITED] };
    await done(as('adjudicator').post(`${SCORE}/adjudication`, settled));
    expect((await as('lead').get(WHY)).status).toBe(404);
    await done(as('secretariat').post('/api/cycles/c-2025/scores/share', { member: 'CA' }));
    const view = await why('lead');
    expect(view).toMatchObject({
      score: { state: 'SHARED', value: 1, agreement: 'adjudicated', evidence: [CITED, BLIND] },
      guideline: { proposal: 1 },
      opinions: [],
      changes: [],
    });
    expect(view.score.rationale?.original).toBe('de');
    const [unit, , budget, found] = view.entries;
    expect(unit?.evidence.map(({ title }) => title)).toEqual(['The act', FOR_SECRETARIAT]);
    expect(budget).toMatchObject({ withheld: false, value: FIGURE });
    expect(found).toMatchObject({ withheld: false, rationale: expect.stringMatching(/^Nothing was found/) });
    const { text } = await as('lead').get(`${WHY}?format=prov`);
    for (const rationale of RATIONALES) expect(text).not.toContain(rationale);
    expect(text).toContain(CITED.url);
  });

  it('tells an agency only of what was delegated to it', async () => {
    const view = await why('agency');
    expect(view.entries.map(({ withheld, value, evidence }) => [withheld, value, evidence])).toEqual(
      view.entries.map(() => [true, null, []]),
    );
    expect((await as('agency').get<ScoreView>(SCORE)).body.findings).toEqual([]);
    // A page that is cited for the score may be what stands behind another agency's entry.
    for (const mark of [FIGURE, QUOTE, FOR_SECRETARIAT, JUSTIFIED, CITED.url])
      expect((await as('agency').get(WHY)).text).not.toContain(mark);
  });

  it.each(['france', 'of another pillar', 'of another member', 'analyst'])('is unknown to %s', async (name) => {
    const peeked = await as(name).get(WHY);
    const unknown = await as(name).get(`${WHY.replace('c1', 'c9')}`);
    expect([peeked.status, unknown.status]).toEqual([404, 404]);
    expect((peeked.body as Problem).title).toBe((unknown.body as Problem).title);
  });

  it('is linked data where that is asked for', async () => {
    const accepted = await as('secretariat').get<{ '@graph': { '@id': string }[] }>(WHY, {
      headers: { accept: 'application/ld+json' },
    });
    expect(accepted.headers.get('content-type')).toMatch(/^application\/ld\+json/);
    expect(accepted.headers.get('vary')).toMatch(/accept/i);
    const asked = await as('secretariat').get(`${WHY}?format=prov`);
    expect(asked.text).toBe(accepted.text);
    expect(accepted.body['@graph'].some((node) => node['@id'] === `${product.url}${WHY}#score`)).toBe(true);
    expect((await as('secretariat').get(`${WHY}?format=turtle`)).status).toBe(422);
  });
});
