import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChapterView, ReleaseDocument, ReleaseView, ReviewRow, ScoreView } from '@signatory/contract';
import { openXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { openParts } from '../pdf/checker/open-workbook.js';
import { openPdf, textOfPages } from '../pdf/checker/open-pdf.js';
import { buildPlan } from '../support/build-plan.js';
import { World, type PersonDraft } from '../support/build-world.js';
import { Client } from '../support/client.js';
import {
  CELL,
  DAY,
  FIGURE,
  FOR_REVIEWERS,
  FOR_SECRETARIAT,
  NARRATIVE,
  REPORT,
  submitConfidential,
} from '../support/confidential-report.js';
import { CODEBOOK, WORDS } from '../support/judged-actions.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

const CYCLE = '/api/cycles/c-2025';
const ACT = { title: 'The act, as promulgated', url: 'https://example.org/act-of-january' };
/** Three days before the deadline, less an hour: letters are due. */
const NEAR = new Date(Date.now() + 3 * 86_400_000 - 3_600_000);

/** A figure is also found as it is printed: with separators of any kind, and rounded. */
const spellings = (figure: string): RegExp => {
  const [whole = '', fraction] = figure.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '[\\s,.\u2019\u202f\u00a0]?');
  return new RegExp(`${groups}${fraction === undefined ? '' : `([.,]${fraction})?`}(?!\\d)`);
};
const MARKS = [FIGURE, CELL]
  .map(spellings)
  .concat([FOR_REVIEWERS, FOR_SECRETARIAT, NARRATIVE].map((text) => new RegExp(text)))
  // Also as languages print it.
  .concat(new RegExp(`${DAY}|6/1987|[a-zé]+ 1987|1987年`));

interface Text {
  readonly where: string;
  readonly text: string;
}

const leaks = (texts: readonly Text[]): string[] =>
  texts.flatMap(({ where, text }) => MARKS.filter((mark) => mark.test(text)).map((mark) => `${where}: ${mark.source}`));

describe('what is confidential in a report whose scores were published', () => {
  let world: World;
  let product: Product;
  let nobody: Client;
  let canada: Client;
  let secretariat: Client;
  let release: ReleaseView;

  const signIn = async (draft: PersonDraft): Promise<Client> => nobody.with(await world.signIn(draft));
  const done = async (answering: Promise<{ status: number; text: string }>): Promise<void> => {
    const { status, text } = await answering;
    if (status >= 300) throw new Error(`${status} ${text}`);
  };

  beforeAll(async () => {
    world = await World.build({ plan: { ...buildPlan(), codebook: CODEBOOK }, cycle: { deadlineAt: NEAR } });
    product = await startProduct({ database: world.test, logLevel: 'info' });
    nobody = new Client(product.url);
    canada = await signIn({ role: 'lead-focal-point', members: ['CA'] });
    await signIn({ role: 'focal-point', members: ['FR'] });
    secretariat = await signIn({ role: 'secretariat' });
    const { action } = await submitConfidential(canada);
    await publish(action);
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  async function publish(action: string): Promise<void> {
    const reviewer = { role: 'reviewer', members: ['CA'], nationality: 'JP' } as const;
    const [first, second] = [await signIn(reviewer), await signIn(reviewer)];
    for (const { indicator, version } of (await first.get<ReviewRow[]>(`${CYCLE}/reviews?member=CA`)).body)
      await done(first.post(`${CYCLE}/reviews/CA/${indicator}/decision`, { decision: 'approve', version }));
    for (const each of [first, second])
      await done(each.post(`${CYCLE}/actions/CA/${action}/class`, { class: 'strong', rationale: WORDS }));
    const typed = `example.org/${FOR_SECRETARIAT}`;
    const opinion = {
      value: 1,
      rationale: `The unit works, as its act and its budget line (https://www.${typed}) show.`,
    };
    await done(first.post(`${CYCLE}/scores/CA/c1/opinions`, { ...opinion, evidence: [ACT] }));
    const blind = await second.get<ScoreView>(`${CYCLE}/scores/CA/c1`);
    if (blind.body.opinions.length > 0 || blind.text.includes(ACT.url)) throw new Error(`Not blind: ${blind.text}`);
    // The same page as in the report, spelt otherwise.
    const quiet = { title: 'A dossier', url: `http://www.Example.org/${FOR_SECRETARIAT}/` };
    const named = { title: `Register, as ${typed} has it`, url: 'https://example.org/register' };
    await done(second.post(`${CYCLE}/scores/CA/c1/opinions`, { ...opinion, evidence: [ACT, quiet, named] }));
    const revealed = await second.get<ScoreView>(`${CYCLE}/scores/CA/c1`);
    expect(revealed.body.opinions.map(({ evidence }) => evidence)).toEqual([[ACT], [ACT, quiet, named]]);
    await done(secretariat.post(`${CYCLE}/scores/share`, { member: 'CA' }));
    await done(
      canada.post(`${CYCLE}/scores/CA/c1/reply`, {
        kind: 'accepted',
        text: `So does ${typed}.`,
        publish: true,
        language: 'en',
      }),
    );
    const embargoUntil = new Date(Date.now() + 1_000).toISOString();
    release = (await secretariat.post<ReleaseView>(`${CYCLE}/releases`, { embargoUntil })).body;
    const read = async () => (await secretariat.get<ReleaseView>(`/api/releases/${release.id}`)).body;
    release = await until(read, ({ files }) => files.every(({ state }) => state !== 'PENDING'));
    const signatory = await signIn({ role: 'secretariat' });
    await done(signatory.post(`/api/releases/${release.id}/sign-off`));
    release = await until(read, ({ state }) => state === 'PUBLISHED');
  }

  async function publishedFiles(): Promise<Text[]> {
    const texts: Text[] = [];
    for (const { path, mediaType } of release.files) {
      const answer = await fetch(`${product.url}/results/c-2025/files/${path}`);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (path.endsWith('.xlsx')) texts.push({ where: path, text: [...openParts(bytes).values()].join('\n') });
      else if (mediaType !== 'application/pdf') texts.push({ where: path, text: bytes.toString('utf8') });
      else {
        texts.push({ where: path, text: textOfPages(openPdf(bytes)) });
      }
    }
    return texts;
  }

  it('is in no file of the release: its data, its PDFs, its manifest', async () => {
    const texts = await publishedFiles();
    expect(texts.length).toBe(release.files.length);
    expect(texts.filter(({ where }) => where.endsWith('.pdf')).length).toBeGreaterThan(4);
    expect(leaks(texts)).toEqual([]);
    // The same eyes find what is public: Canada's score, in its own scorecard and in the data.
    const card = texts.find(({ where }) => where === 'pdf/en/members/CA.pdf');
    expect(card?.text).toMatch(/Canada/);
    expect(texts.find(({ where }) => where === 'xlsx/en/report.xlsx')?.text).toMatch(/Canada/);
    expect(texts.find(({ where }) => where === 'document.json')?.text).toContain('"confidential"');
    // The action itself is counted, without a word of it.
    expect(card?.text).toContain('An action whose sources are not public.');
    // What both reviewers cited stands beside the score once; what nobody may read stands nowhere.
    const document = await nobody.get<ReleaseDocument>('/api/published/c-2025');
    const score = document.body.scores.find(({ member, commitment }) => member === 'CA' && commitment === 'c1');
    const register = {
      title: 'Register, as [an address that is not public] has it',
      url: 'https://example.org/register',
    };
    expect(score?.evidence).toEqual([ACT, register]);
    // What it rests on: what rules came to; the answers are the release's.
    const { scored, report, basis, steps, ...why } = score?.why ?? {};
    expect(why).toEqual({ clause: 0, checks: { pass: 3, fail: 0, justified: 0, notApplicable: 1, notRun: 0 } });
    // Down to the evidence that everybody may see, the words that show it, and who did what, by role.
    const shown = {
      title: 'The act',
      url: 'https://example.org/act',
      happened: '2025-01-31',
      page: '3',
      quote: 'a unit',
    };
    expect(basis).toEqual([{ indicator: 'i1_unit', evidence: [shown] }]);
    expect(steps?.map(({ did, role }) => `${did} ${role}`)).toEqual([
      'certify lead-focal-point',
      'approve reviewer',
      'complete reviewer',
      'agree system',
      'share secretariat',
      'confirm system',
    ]);
    expect([report?.version, (scored ?? '') > (report?.certified ?? '')]).toEqual([1, true]);
    const chapter = texts.find(({ where }) => where === 'pdf/en/report.pdf')?.text.replaceAll(/[\s·]+/g, ' ');
    expect(chapter).toMatch(/Clause 1 of 3 of the guideline decides\./);
    expect(chapter).toMatch(/Report: version 1, certified on \d/);
    const page = await fetch(`${product.url}/results/c-2025?view=matrix&cell=CA.c1`);
    expect(await page.text()).toMatch(
      /Clause 1 of 3 of the guideline decides\. Answers that the guideline reads: \S+ operating\. Report: version 1, certified/,
    );
    // Typed into words, its place says that it stood there.
    expect(score?.rationale?.texts['en']?.text).toBe(
      'The unit works, as its act and its budget line ([an address that is not public]) show.',
    );
    expect(document.body.replies?.map(({ text }) => text)).toEqual(['So does [an address that is not public].']);
    const printed = texts
      .filter(({ text }) => text.replaceAll(/[\s·]+/g, ' ').includes(ACT.title))
      .map(({ where }) => where);
    expect(printed).toEqual(
      expect.arrayContaining([
        'document.json',
        'xlsx/en/report.xlsx',
        'pdf/en/report.pdf',
        'pdf/en/members/CA.pdf',
        'pdf/en/commitments/I.1.pdf',
      ]),
    );
    const actions = texts.find(({ where }) => where === 'actions.csv');
    expect(actions?.text).toMatch(/^CA,c1,\d{4}-\d\d-\d\d,strong,false,member,,,,/m);
    expect(leaks([{ where: 'proof', text: `7,719,430.55 8 827 163 ${FOR_REVIEWERS}` }])).toHaveLength(3);
    const manifest = await secretariat.get(`/api/releases/${release.id}`);
    expect(leaks([{ where: 'manifest', text: manifest.text }])).toEqual([]);
  });

  it('is on no page of the results, in no language', async () => {
    const texts: Text[] = [];
    const seen = new Set<string>();
    const open = ['/results', '/results/c-2025'];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path) || path.includes('/files/')) continue;
      seen.add(path);
      for (const language of ['en', 'fr', 'de', 'it', 'ja']) {
        const { status, text } = await nobody.get(path, { headers: { 'accept-language': language } });
        expect([path, status]).toEqual([path, 200]);
        texts.push({ where: `${path} ${language}`, text });
        for (const [, link = ''] of text.matchAll(/href="(\/results[^"#?]*)/g)) open.push(link);
      }
    }
    expect(seen.size).toBeGreaterThan(5);
    expect(leaks(texts)).toEqual([]);
    const { text } = await nobody.get('/api/published/c-2025');
    expect(leaks([{ where: 'published', text }])).toEqual([]);
  });

  it('is not at hand of an editor, to whom public evidence is with its page and words', async () => {
    const editor = await signIn({ role: 'editor' });
    const { text, body } = await editor.get<ChapterView>(`${CYCLE}/chapters/c1`);
    expect(body.evidence).toContainEqual(expect.objectContaining({ title: 'The act', page: '3', quote: 'a unit' }));
    expect(leaks([{ where: 'chapter', text }])).toEqual([]);
  });

  it('is in no statistics and no export of another', async () => {
    const analyst = await signIn({ role: 'analyst' });
    const france = await signIn({ role: 'lead-focal-point', members: ['FR'] });
    const texts: Text[] = [];
    for (const client of [analyst, secretariat]) {
      const { status, text } = await client.get(`${CYCLE}/statistics.csv`);
      if (status === 200) texts.push({ where: 'statistics.csv', text });
    }
    expect(texts.length).toBeGreaterThan(0);
    for (const format of ['csv', 'json', 'xlsx']) {
      const path = `${CYCLE}/reports/FR/file?format=${format}`;
      const answer = await fetch(`${product.url}${path}`, { headers: { cookie: france.cookie ?? '' } });
      expect([format, answer.status]).toEqual([format, 200]);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const text = format === 'xlsx' ? JSON.stringify((await openXlsx(bytes)).sheets) : bytes.toString('utf8');
      texts.push({ where: `FR.${format}`, text });
    }
    expect(leaks(texts)).toEqual([]);
    // Canada's own workbook has it: what is looked for can be found.
    const own = await fetch(`${product.url}${REPORT}/file?format=xlsx`, { headers: { cookie: canada.cookie ?? '' } });
    const sheets = JSON.stringify((await openXlsx(Buffer.from(await own.arrayBuffer()))).sheets);
    expect(leaks([{ where: 'CA.xlsx', text: sheets }]).length).toBeGreaterThan(2);
  });

  it('is in no letter, no job, no audit event and no log', async () => {
    const found = (): string[] =>
      existsSync(product.mailFolder) ? readdirSync(product.mailFolder).filter((name) => name.endsWith('.eml')) : [];
    const letters = await until(
      () => Promise.resolve(found()),
      (names) => names.length > 0,
    );
    const texts = letters.map((name) => ({
      where: name,
      text: readFileSync(join(product.mailFolder, name), 'utf8').replace(/=\r?\n/g, ''),
    }));
    const onlooker = new pg.Client({ connectionString: world.test.superuserUrl });
    await onlooker.connect();
    for (const [where, sql] of Object.entries({
      outbox: 'select o::text as text from outbox o',
      queue: 'select j::text as text from bullmq.job j',
      'events of the queue': 'select e::text as text from bullmq.event e',
      // But for what a member wrote for its readers: the trail keeps a reason as it was given.
      audit: `select body as text from audit_event where body::jsonb ->> 'act' <> 'score.reply'`,
    })) {
      const { rows } = await onlooker.query<{ text: string }>(sql);
      expect([where, rows.length > 0]).toEqual([where, true]);
      texts.push({ where, text: rows.map(({ text }) => text).join('\n') });
    }
    await onlooker.end();
    texts.push({ where: 'log of the API', text: product.apiLog() });
    expect(leaks(texts)).toEqual([]);
  });
});
