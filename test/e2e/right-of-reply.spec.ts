import type { Problem, ReleaseDocument, ReleaseView, ScoreView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { openPdf, readTables } from '../pdf/checker/open-pdf.js';
import { World, type PersonDraft } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

const CYCLE = '/api/cycles/c-2025';
const DISPUTE = 'L’unité fonctionne : le décret est du 3 mars.';
const ANSWER = 'The decree is in force, as its publication shows.';
const DECREE = { title: 'Decree 2025-210', url: 'https://example.org/decree', published: '2025-03-03' };
const REGISTER = { title: 'Register of acts', url: 'https://example.org/register' };
const QUIET = 'This is for the assessors alone.';

describe('the right of reply, from a shared score to its release', () => {
  let world: World;
  let product: Product;
  let nobody: Client;
  let canada: Client;
  let france: Client;
  let italy: Client;
  let adjudicator: Client;
  let secretariat: Client;
  let signatory: Client;

  const signIn = async (draft: PersonDraft): Promise<Client> => nobody.with(await world.signIn(draft));
  const at = (member: string): string => `${CYCLE}/scores/${member}/c1`;
  const code = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

  beforeAll(async () => {
    world = await World.build();
    await world.asSystem(async (tx) => {
      for (const [member, value] of [
        ['CA', 0],
        ['FR', 1],
        ['IT', -1],
      ])
        await tx.query(
          `insert into score (cycle_id, member_code, commitment_id, state, kind, value, opinions, agreement, rationale)
           select id, $1, 'c1', 'AGREED', 'score', $2, 2, 'agreed', $3 from cycle where code = 'c-2025'`,
          [member, value, plainText('Both read the report and its evidence.')],
        );
    });
    product = await startProduct({ database: world.test });
    nobody = new Client(product.url);
    canada = await signIn({ role: 'lead-focal-point', members: ['CA'] });
    france = await signIn({ role: 'lead-focal-point', members: ['FR'] });
    italy = await signIn({ role: 'lead-focal-point', members: ['IT'] });
    adjudicator = await signIn({ role: 'adjudicator' });
    secretariat = await signIn({ role: 'secretariat' });
    signatory = await signIn({ role: 'secretariat' });
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  it('is used in public, on file, and with evidence; nobody replies for another', async () => {
    for (const member of ['CA', 'FR', 'IT'])
      expect((await secretariat.post(`${CYCLE}/scores/share`, { member })).status).toBe(200);
    const reply = { kind: 'contested', text: DISPUTE, evidence: [DECREE] };
    const withPassword = [{ title: 'Notes', url: 'https://name:word@example.org/' }];
    for (const faulty of [
      { ...reply, evidence: withPassword },
      { ...reply, evidence: [{ title: 'No address' }] },
      { ...reply, publish: 'no' },
    ])
      expect(code(await canada.post(`${at('CA')}/reply`, faulty))).toEqual([422, 'request.invalid']);
    expect((await italy.post(`${at('CA')}/reply`, reply)).status).toBe(404);
    expect((await canada.post(`${at('CA')}/reply`, reply)).status).toBe(204);
    expect((await france.post(`${at('FR')}/reply`, { kind: 'accepted' })).status).toBe(204);
    const onFile = { kind: 'contested', text: QUIET, publish: false };
    expect((await italy.post(`${at('IT')}/reply`, onFile)).status).toBe(204);
  });

  it('holds a release back until each dispute is answered, and the member reads its answer', async () => {
    const early = await secretariat.post<Problem>(`${CYCLE}/releases`, { embargoUntil: soon() });
    expect([...code(early), early.body.facts]).toEqual([409, 'release.replies-open', { cells: 'CA I.1, IT I.1' }]);
    expect(early.body.detail).toBe('The adjudicator must answer each dispute before a release: CA I.1, IT I.1.');
    const raised = { value: 1, answer: ANSWER, evidence: [REGISTER] };
    expect(code(await canada.post(`${at('CA')}/answer`, raised))).toEqual([403, 'permission.missing']);
    expect((await adjudicator.post(`${at('CA')}/answer`, raised)).status).toBe(204);
    expect((await adjudicator.post(`${at('IT')}/answer`, { value: -1, answer: ANSWER })).status).toBe(204);
    const { reply, row } = (await canada.get<ScoreView>(at('CA'))).body;
    expect([row.value, reply]).toMatchObject([1, { text: DISPUTE, evidence: [DECREE], answer: ANSWER }]);
  });

  it('is printed beside the score, with the ledger, in the document, the data, the pages and the PDFs', async () => {
    const release = await publish();
    expect(release.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['ledger.csv', 'ledger.json', 'replies.csv', 'replies.json']),
    );
    const document = (await nobody.get<ReleaseDocument>('/api/published/c-2025')).body;
    expect(document.replies).toMatchObject([
      { member: 'CA', kind: 'contested', text: DISPUTE, onFile: false, answer: { text: ANSWER, role: 'adjudicator' } },
      { member: 'FR', kind: 'accepted', text: null, onFile: false, answer: null },
      { member: 'IT', kind: 'contested', text: null, onFile: true, answer: { text: ANSWER } },
    ]);
    expect(document.ledger).toMatchObject([
      {
        member: 'CA',
        before: { value: 0 },
        now: { value: 1 },
        reason: ANSWER,
        role: 'adjudicator',
        evidence: [REGISTER],
      },
    ]);
    const texts = new Map<string, string>();
    for (const path of ['/members/CA', '/commitments/c1', '?cell=CA.c1', '/members/IT'])
      texts.set(path, (await nobody.get(`/results/c-2025${path}`, { headers: { 'accept-language': 'fr' } })).text);
    for (const path of [
      'document.json',
      'replies.csv',
      'replies.json',
      'ledger.csv',
      'pdf/en/report.pdf',
      'pdf/en/members/CA.pdf',
    ])
      texts.set(path, await textOf(path));
    for (const [path, text] of texts) {
      expect([path, text.includes(QUIET)]).toEqual([path, false]);
      expect([path, text.includes(ANSWER)]).toEqual([path, true]);
      if (path !== '/members/IT' && path !== 'ledger.csv') expect([path, text.includes(DISPUTE)]).toEqual([path, true]);
    }
    expect(texts.get('/members/CA')).toContain('Modifiée de 0 à +1');
    expect(texts.get('/members/CA')).toContain(`href="${DECREE.url}"`);
    expect(texts.get('/members/IT')).toContain('Réponse au dossier');
    expect(texts.get('ledger.csv')).toContain(`CA,c1,0,+1,"${ANSWER}",adjudicator,`);
  });

  const soon = (): string => new Date(Date.now() + 1_500).toISOString();

  async function publish(): Promise<ReleaseView> {
    const { id } = (await secretariat.post<ReleaseView>(`${CYCLE}/releases`, { embargoUntil: soon() })).body;
    const read = async () => (await secretariat.get<ReleaseView>(`/api/releases/${id}`)).body;
    await until(read, ({ files }) => files.every(({ state }) => state !== 'PENDING'));
    expect((await signatory.post(`/api/releases/${id}/sign-off`)).status).toBe(204);
    return until(read, ({ state }) => state === 'PUBLISHED');
  }

  /** A file's text; of a PDF, what its tables say. */
  async function textOf(path: string): Promise<string> {
    const file = await fetch(`${product.url}/results/c-2025/files/${path}`);
    const bytes = Buffer.from(await file.arrayBuffer());
    return path.endsWith('.pdf') ? readTables(openPdf(bytes)).flat(2).join(' ') : bytes.toString('utf8');
  }
});
