import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ActionsView, EntryView, Problem, ReportView, ReviewView } from '@signatory/contract';
import { buildIndicator, buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { CODEBOOK } from '../support/judged-actions.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { until } from '../support/until.js';

const REPORT = '/api/cycles/c-2025/reports/IT';
const ENTRY = `${REPORT}/entries/i1_unit`;
const happened = '2025-02-01';

/** The test plan, whose first indicator asks for evidence. */
function planWithEvidence() {
  const plan = buildPlan();
  const [commitment] = plan.commitments;
  if (!commitment) throw new Error('The plan has no commitment.');
  const indicators = commitment.indicators.map((each) =>
    each.code === 'i1_unit'
      ? buildIndicator({ ...each, evidence: { min: 1, minPerItem: 0, dated: 'in-window' } })
      : each,
  );
  return buildPlan({ commitments: [{ ...commitment, indicators }], codebook: CODEBOOK });
}

describe.each<QueueBackend>(['postgres', 'redis'])('links, with the queue in %s', (backend) => {
  let world: World;
  let product: Product;
  let site: Server;
  let port: number;
  let lead: Client;
  let reviewer: Client;
  /** What the site answers by path; 200 unless said. */
  const answers = new Map<string, number>();
  /** What is to be read there; nothing unless said. */
  const bodies = new Map<string, string>();
  /** Until when it lets who asks for a path wait. */
  const held = new Map<string, Promise<void>>();
  const asked: string[] = [];

  beforeAll(async () => {
    site = createServer((request, response) => {
      asked.push(request.url ?? '');
      void (held.get(request.url ?? '') ?? Promise.resolve()).then(() =>
        response
          .writeHead(answers.get(request.url ?? '') ?? 200, { 'content-type': 'text/html' })
          .end(bodies.get(request.url ?? '')),
      );
    });
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    ({ port } = site.address() as AddressInfo);
    world = await World.build({ plan: planWithEvidence() });
    product = await startProduct({
      database: world.test,
      redisUrl: await createRedisUrl(backend),
      links: [`127.0.0.1:${port}`],
    });
    lead = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    reviewer = new Client(product.url).with(
      await world.signIn({ role: 'reviewer', members: ['IT'], pillars: ['I'], nationality: 'CA', cycle: 'c-2025' }),
    );
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
    await new Promise((done) => site.close(done));
  });

  const page = (path: string): string => `http://127.0.0.1:${port}${path}`;
  const save = (version: number, ...evidence: object[]) =>
    lead.save<EntryView>(ENTRY, version, { value: 'operating', evidence });
  const report = async (): Promise<ReportView> => (await lead.get<ReportView>(REPORT)).body;
  const linksIn = ({ entries }: ReportView) =>
    (entries.find(({ indicator }) => indicator === 'i1_unit')?.evidence ?? []).map(({ link }) => link);
  const reach = ({ findings }: ReportView) =>
    findings
      .filter(({ rule }) => /^evidence-(gone|unreached)/.test(rule))
      .map(({ rule, severity }) => `${rule} ${severity}`);

  it('are unknown when they are saved, and told as they were found when somebody has asked', async () => {
    answers.set('/gone', 404);
    answers.set('/closed', 403);
    const saved = await save(
      0,
      { title: 'The act', url: page('/law'), happened },
      { title: 'The order', url: page('/gone'), happened },
      { title: 'The note', url: page('/closed'), happened },
      { title: 'The router', url: 'http://192.168.1.1/', happened },
      { title: 'The book', page: '7', happened },
    );
    expect(saved.body.evidence.map(({ link }) => link?.state ?? null)).toEqual([
      'unchecked',
      'unchecked',
      'unchecked',
      'unchecked',
      null,
    ]);
    const found = await until(report, (view) => linksIn(view).every((link) => link?.state !== 'unchecked'));
    const checkedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(linksIn(found)).toEqual([
      { state: 'reachable', reason: null, status: 200, movedTo: null, checkedAt },
      { state: 'gone', reason: 'status', status: 404, movedTo: null, checkedAt },
      { state: 'unreachable', reason: 'status', status: 403, movedTo: null, checkedAt },
      { state: 'refused', reason: 'inside', status: null, movedTo: null, checkedAt },
      null,
    ]);
    // Nobody saved again: the rules ran by themselves for what came to be known.
    const judged = await until(report, (view) => reach(view).length > 0);
    expect(reach(judged)).toEqual([
      'evidence-gone.i1_unit ERROR',
      'evidence-unreached.i1_unit WARNING',
      'evidence-unreached.i1_unit WARNING',
    ]);
    expect(judged.findings.map(({ message }) => message)).toContain(
      'i1_unit: the page of “The order” does not exist (404). Check the address, or add the file.',
    );
  });

  it('are no more unknown for a new quote, and the page is not asked for again', async () => {
    const { version, evidence } = (await report()).entries.find(
      ({ indicator }) => indicator === 'i1_unit',
    ) as EntryView;
    const before = asked.length;
    const [act, order, note, router, book] = evidence.map(({ title, url, page: at }) => ({
      title,
      happened,
      ...(url !== undefined && { url }),
      ...(at !== undefined && { page: at }),
    }));
    const saved = await save(
      version,
      { ...act, quote: 'Article 1' },
      ...[order, note, router, book].map((each) => ({ ...each })),
    );
    expect(saved.body.evidence.find(({ title }) => title === 'The act')?.link?.state).toBe('reachable');
    await until(report, ({ run }) => run?.state !== 'QUEUED' && run?.state !== 'RUNNING');
    expect(asked.length).toBe(before);
  });

  it('are read, and the copy says whether the quoted words stand in it, and when the page has become another', async () => {
    const body =
      '<title>Act 7</title><script>steal()</script><p>Article&nbsp;1<p>A unit of <b>forty</b> offi&shy;cers is set up.';
    bodies.set('/act', body);
    const sourcesOf = async () =>
      (await report()).entries.find(({ indicator }) => indicator === 'i1_unit') as EntryView;
    const act = { title: 'Act 7', url: page('/act'), happened };
    const copies = ({ evidence }: EntryView) => evidence.map(({ title, copy }) => [title, copy]);
    await save((await sourcesOf()).version, act, { ...act, title: 'The dossier', tier: 'secretariat' });
    const found = await until(sourcesOf, ({ evidence }) => evidence.every(({ link }) => link?.state === 'reachable'));
    const takenAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    const kept = {
      sha256: createHash('sha256').update(body).digest('hex'),
      size: body.length,
      mediaType: 'text/html',
      address: page('/act'),
      readable: true,
      takenAt,
    };
    expect(copies(found)).toEqual([
      ['Act 7', { ...kept, quoted: null, changedAt: null }],
      // What is for the secretariat alone is not kept a second time.
      ['The dossier', null],
    ]);
    const address = `${REPORT}/evidence/${found.evidence[0]?.id}/copy`;
    const text = await lead.get(address);
    expect([text.status, text.headers.get('content-type'), text.headers.get('content-disposition')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      expect.stringMatching(/^attachment; filename="127\.0\.0\.1 \d{4}-\d\d-\d\d\.txt"$/),
    ]);
    expect(text.text).toBe('Act 7\nArticle 1\nA unit of forty offi\u00adcers is set up.');
    // A draft is nobody else's to read.
    expect((await reviewer.get(address)).status).toBe(404);
    expect((await lead.get(address.replace(/[^/]+\/copy$/, `${found.evidence[1]?.id}/copy`))).status).toBe(404);

    const saved = await save(
      found.version,
      { ...act, quote: '“forty officers”' },
      { ...act, title: 'The same', quote: 'fifty officers' },
    );
    expect(copies(saved.body)).toEqual([
      ['Act 7', { ...kept, quoted: true, changedAt: null }],
      ['The same', { ...kept, quoted: false, changedAt: null }],
    ]);
    const amended = body.replace('forty', 'fifty');
    bodies.set('/act', amended);
    await world.asSystem((tx) => tx.query(`update link_check set checked_at = now() - interval '8 days'`));
    await save(saved.body.version, ...saved.body.evidence.map(({ title, quote }) => ({ ...act, title, quote })), {
      title: 'Another',
      url: page('/law'),
      happened,
    });
    const later = await until(sourcesOf, ({ evidence }) => evidence.some(({ copy }) => copy?.changedAt));
    expect(copies(later).slice(0, 2)).toEqual([
      ['Act 7', { ...kept, quoted: true, changedAt: takenAt }],
      // Its words stand in what is there now: that is the page it cites.
      [
        'The same',
        { ...kept, sha256: createHash('sha256').update(amended).digest('hex'), quoted: true, changedAt: null },
      ],
    ]);
  });

  it('are shown to the reviewer as they are, and a report is not certified over what was found', async () => {
    const { version } = (await report()).entries.find(({ indicator }) => indicator === 'i1_unit') as EntryView;
    let release: () => void = () => {};
    held.set('/decree', new Promise((resolve) => (release = resolve)));
    await save(version, { title: 'The decree', url: page('/decree'), happened });
    // Checked before anybody knows: nothing is wrong, and nothing is said to be right.
    expect((await lead.post(`${REPORT}/check`)).status).toBe(202);
    const unknowing = await until(report, ({ state }) => state === 'READY');
    expect(reach(unknowing)).toEqual([]);
    expect(linksIn(unknowing)).toMatchObject([{ state: 'unchecked' }]);
    answers.set('/decree', 410);
    release();
    const knowing = await until(report, (view) => reach(view).length > 0);
    const certify = ({ revision }: ReportView) =>
      lead.post<Problem>(`${REPORT}/certify`, { revision, office: 'The ministry', statement: true });
    const refused = await certify(knowing);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'report.open-findings' });
    const [finding] = knowing.findings.filter(({ rule }) => rule === 'evidence-gone.i1_unit');
    const answer = {
      rule: finding?.rule,
      field: finding?.field,
      valuesHash: finding?.valuesHash,
      text: 'The ministry’s site was rebuilt in the autumn; the gazette of May has it on paper.',
    };
    expect((await lead.put(`${REPORT}/justifications`, answer)).status).toBeLessThan(300);
    expect((await certify(knowing)).status).toBe(201);
    const review = await reviewer.get<ReviewView>('/api/cycles/c-2025/reviews/IT/i1_unit');
    expect(review.body.entry.evidence).toMatchObject([{ title: 'The decree', link: { state: 'gone', status: 410 } }]);
  });

  it('behind an action are asked for as well, and what was found is told to its member and its reviewers', async () => {
    const brought = await lead.post('/api/cycles/c-2025/actions/IT/c1', {
      happened: '2025-03-01',
      text: 'A unit began to take cases.',
      evidence: [
        { title: 'The charter', url: page('/charter') },
        { title: 'The order', url: page('/gone') },
        { title: 'The book', page: '7' },
        { title: 'The dossier', url: page('/dossier'), tier: 'secretariat' },
      ],
    });
    expect(brought.status).toBeLessThan(300);
    const pieces = async (reader: Client): Promise<ActionsView['actions'][number]['evidence']> =>
      (await reader.get<ActionsView>('/api/cycles/c-2025/actions/IT')).body.actions[0]?.evidence ?? [];
    const found = await until(
      () => pieces(lead),
      (all) => all.length > 0 && all.every(({ link }) => link?.state !== 'unchecked'),
    );
    expect(found.map(({ title, link }) => [title, link?.state, link?.status])).toEqual([
      ['The charter', 'reachable', 200],
      ['The order', 'gone', 404],
      ['The book', undefined, undefined],
      ['The dossier', 'reachable', 200],
    ]);
    expect((await pieces(reviewer)).map(({ title, link }) => [title, link?.state])).toEqual([
      ['The charter', 'reachable'],
      ['The order', 'gone'],
      ['The book', undefined],
    ]);
  });
});
