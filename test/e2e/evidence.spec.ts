import { request } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AuditEventView,
  ContributionView,
  EntryView,
  EvidenceFile,
  Problem,
  SessionView,
} from '@signatory/contract';
import { sha256 } from '@signatory/persistence';
import { buildOffice, buildZip } from '../support/build-zip.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { sendThenAsk } from '../support/send-then-ask.js';

const REPORT = '/api/cycles/c-2025/reports/CA';
const PDF = '%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from(`ffd8ffe000104a46494600010100000100010000${'00'.repeat(64)}ffd9`, 'hex');
const WEBP = Buffer.concat([Buffer.from('RIFF\u0024\u0000\u0000\u0000WEBPVP8L', 'latin1'), Buffer.alloc(28)]);
const MB = 1_048_576;
const AGENCY = { role: 'contributor', members: ['CA'] } as const;

describe('a file brought as evidence', () => {
  let world: World;
  let product: Product;
  let folder: string;
  let canada: Client;
  let france: Client;
  let cookie: string;

  beforeAll(async () => {
    world = await World.build();
    folder = await mkdtemp(join(tmpdir(), 'signatory-test-evidence-'));
    product = await startProduct({ database: world.test, workers: 0, blobFolder: folder });
    cookie = await world.signIn({ role: 'lead-focal-point', members: ['CA'] });
    canada = new Client(product.url).with(cookie);
    france = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  const stored = async (): Promise<string[]> => (await readdir(join(folder, 'CA'))).sort();
  const upload = (bytes: Uint8Array | string, name: string, type = '') =>
    canada.upload<EvidenceFile & Problem>(`${REPORT}/evidence-files`, bytes, name, type);

  it.each([
    ['law.pdf', PDF, 'application/pdf'],
    ['table.xlsx', buildOffice('xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['note.docx', buildOffice('docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['rows.csv', 'année;nombre\n2025;12\n', 'text/csv'],
    ['wide.csv', Buffer.from('\ufeffa\tb\n1\t2\n', 'utf16le'), 'text/csv'],
    ['map.png', PNG, 'image/png'],
    ['photo.JPG', JPEG, 'image/jpeg'],
    ['photo.webp', WEBP, 'image/webp'],
  ])('%s is stored at its hash under the type that was found in it', async (name, bytes, mediaType) => {
    const { status, body } = await upload(bytes, name, mediaType);
    const size = Buffer.from(bytes as string).length;
    const file = { sha256: sha256(bytes), size, mediaType, name, scan: 'unscanned', virus: null };
    expect({ status, body }).toEqual({ status: 201, body: file });
    expect(await readdir(join(folder, 'CA'))).toContain(sha256(bytes));
  });

  it.each([
    ['a web page named as a document', 'page.pdf', '<!doctype html><script>alert(1)</script>', 415],
    ['a web page before a document', 'both.pdf', `<html>${PDF}`, 415],
    ['a drawing with a script', 'drawing.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 415],
    ['a web page named as a table', 'page.csv', '\n  <html><body>x', 415],
    ['a program', 'table.csv', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), 415],
    ['a script', 'table.csv', '#!/bin/sh\nrm -rf /\n', 415],
    ['a table in an old letter set', 'old.csv', Buffer.from('ann\xe9e;1\n', 'latin1'), 415],
    ['an archive that is no document', 'files.docx', buildZip([{ name: 'a.txt', content: 'x' }]), 415],
    ['a document with another ending', 'law.docx', PDF, 422],
    ['a document without an ending', 'law', PDF, 422],
    ['a workbook named as a document', 'table.docx', buildOffice('xlsx'), 422],
    ['nothing', 'empty.csv', '', 422],
    ['a picture with an archive at its end', 'map.png', Buffer.concat([PNG, buildOffice('docx')]), 422],
    ['an archive behind a web page', 'note.pdf', Buffer.concat([Buffer.from(PDF), buildOffice('docx')]), 422],
    ['macros', 'table.xlsx', buildOffice('xlsx', [{ name: 'xl/vbaProject.bin', content: 'x' }]), 422],
    [
      'a program inside a document',
      'note.docx',
      buildOffice('docx', [{ name: 'word/embeddings/oleObject1.bin', content: 'x' }]),
      422,
    ],
    ['a bomb', 'table.xlsx', buildOffice('xlsx', [{ name: 'xl/a.xml', content: Buffer.alloc(20 * MB) }]), 422],
    [
      'a bomb that lies',
      'table.xlsx',
      buildOffice('xlsx', [{ name: 'xl/a.xml', content: Buffer.alloc(20 * MB), declared: 9 }]),
      422,
    ],
    ['a damaged archive', 'table.xlsx', buildOffice('xlsx').subarray(0, 100), 422],
  ])('is refused: %s', async (_, name, bytes, status) => {
    const before = await stored();
    const answer = await upload(bytes, name);
    expect({ status: answer.status, code: answer.body.code }).toEqual({
      status,
      code: status === 415 ? 'media-type.unsupported' : 'file.refused',
    });
    expect(answer.body.detail).toMatch(/\.$/);
    expect(await stored()).toEqual(before);
  });

  it('is refused when it is sent as something that it is not', async () => {
    const { status, body } = await upload(PDF, 'law.pdf', 'text/html');
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'file.refused' });
  });

  it('may have 25 MB and not a byte more', async () => {
    const whole = Buffer.concat([Buffer.from(PDF), Buffer.alloc(25 * MB - PDF.length, 32)]);
    expect((await upload(whole, 'large.pdf')).status).toBe(201);
    const { status, body } = await upload(Buffer.concat([whole, Buffer.from(' ')]), 'large.pdf');
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'body.too-large' });
  });

  it('that is refused before its end is read past, and its connection takes the next request', async () => {
    const file = Buffer.concat([Buffer.from(PDF), Buffer.alloc(40 * MB, 32)]);
    const answers = sendThenAsk(product.url, `${REPORT}/evidence-files`, { cookie, file });
    expect(await answers).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });

  it('that is cut off in the middle leaves nothing behind', async () => {
    const before = await stored();
    await new Promise<void>((resolve) => {
      const sending = request(`${product.url}${REPORT}/evidence-files`, {
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/pdf',
          'content-length': '1000000',
          'content-disposition': 'attachment; filename="cut.pdf"',
        },
      });
      sending.on('error', () => resolve());
      sending.write(PDF, () => sending.destroy());
      sending.on('close', () => resolve());
    });
    const torn = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n${PDF}`;
    const answer = await canada.send<Problem>('POST', `${REPORT}/evidence-files`, {
      body: torn,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect(answer.status).toBe(400);
    expect(await stored()).toEqual(before);
  });

  it('brought twice is one file, under its first name', async () => {
    const bytes = `${PDF}% twice`;
    await upload(bytes, 'first.pdf');
    const { status, body } = await upload(bytes, 'second.pdf');
    expect({ status, name: body.name }).toEqual({ status: 201, name: 'first.pdf' });
  });

  it('is cited by a piece, and downloaded from it, never shown', async () => {
    const name = 'Loi «été» 100%.pdf';
    const { body } = await upload(`${PDF}% cited`, name);
    const saved = await canada.save<EntryView>(`${REPORT}/entries/i1_note`, 0, {
      value: 'x',
      evidence: [{ title: 'The act', file: body.sha256 }],
    });
    const [piece] = saved.body.evidence;
    expect(piece).toMatchObject({
      file: body.sha256,
      tier: 'reviewers',
      stored: { name, mediaType: 'application/pdf' },
    });
    const file = await canada.get(`${REPORT}/evidence/${piece?.id}/file`);
    expect(file.text).toBe(`${PDF}% cited`);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Loi __t__ 100_.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
    });
    expect((await france.get(`${REPORT}/evidence/${piece?.id}/file`)).status).toBe(404);
  });

  it('is on the trail at each download, whoever it is for', async () => {
    const secretariat = new Client(product.url).with(await world.signIn({ role: 'secretariat' }));
    const trail = async () =>
      (await secretariat.get<AuditEventView[]>('/api/audit?limit=200')).body
        .filter(({ act }) => act === 'evidence.download')
        .map(({ subject, facts }) => ({
          subject,
          tier: facts['tier'],
          sha256: facts['sha256'],
        }));
    const before = (await trail()).length;
    const evidence = [];
    for (const tier of ['public', 'reviewers', 'secretariat'])
      evidence.push({
        title: `For the ${tier}`,
        tier,
        file: (await upload(`${PDF}% of the tier ${tier}`, `${tier}.pdf`)).body.sha256,
      });
    const saved = await canada.save<EntryView>(`${REPORT}/entries/i1_since`, 0, { value: '2025-01-02', evidence });
    for (const { id } of saved.body.evidence)
      expect((await canada.get(`${REPORT}/evidence/${id}/file`)).status).toBe(200);
    const written = await trail();
    expect(written).toHaveLength(before + 3);
    expect(written).toEqual(
      expect.arrayContaining(evidence.map(({ tier, file }) => ({ subject: 'c-2025/CA/i1_since', tier, sha256: file }))),
    );
    // One that was refused is none.
    expect((await france.get(`${REPORT}/evidence/${saved.body.evidence[0]?.id}/file`)).status).toBe(404);
    expect(await trail()).toHaveLength(before + 3);
  });

  it('of an agency’s part is read before the part is combined, by who combines it and by nobody else', async () => {
    const [police, coast] = [await world.signIn(AGENCY), await world.signIn(AGENCY)].map((each) => canada.with(each));
    const idOf = async (client?: Client) => (await client?.get<SessionView>('/api/session'))?.body.person.id ?? '';
    const [contributor, another] = [await idOf(police), await idOf(coast)];
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const entry = `${REPORT}/entries/i1_staff`;
    for (const id of [contributor, another])
      await canada.post(`${entry}/contributions`, { contributor: id, agency: 'Agency', until });
    const bytes = `${PDF}% of the police`;
    const file = (await police?.upload<EvidenceFile>(`${REPORT}/evidence-files`, bytes, 'police.pdf'))?.body;
    const evidence = [{ title: 'The roster', file: file?.sha256, tier: 'secretariat' }];
    expect((await police?.save(`${entry}/contribution`, 1, { value: '5', evidence }))?.status).toBe(200);
    const parts = (await canada.get<ContributionView[]>(`${REPORT}/contributions`)).body;
    expect(parts.find((part) => part.contributor.id === contributor)?.files).toEqual([file]);
    const path = `${entry}/contributions/${contributor}/files/${file?.sha256}`;
    for (const reader of [canada, police]) expect((await reader?.get(path))?.text).toBe(bytes);
    const reviewer = canada.with(await world.signIn({ role: 'reviewer', members: ['CA'], nationality: 'IT' }));
    const others = [france, coast, reviewer, new Client(product.url)];
    expect(await Promise.all(others.map(async (who) => (await who?.get(path))?.status))).toEqual([404, 404, 403, 401]);
    // What the part does not cite is not there, also where the member has it.
    const other = (await upload(`${PDF}% another`, 'other.pdf')).body.sha256;
    for (const where of [path.replace(file?.sha256 ?? '', other), path.replace(contributor, another)])
      expect((await canada.get(where)).status).toBe(404);
    const secretariat = canada.with(await world.signIn({ role: 'secretariat' }));
    const { body: trail } = await secretariat.get<AuditEventView[]>('/api/audit?limit=200');
    const downloads = trail.filter(
      ({ act, facts }) => act === 'evidence.download' && facts['contributor'] === contributor,
    );
    expect(downloads.map(({ subject, facts }) => [subject, facts['tier']])).toEqual(
      [1, 2].map(() => ['c-2025/CA/i1_staff', 'secretariat']),
    );
  });

  it.each([
    ['a tier of other words', { tier: 'confidential' }, '/evidence/0/tier', 'public'],
    ['a publisher of no class', { publisherClass: 'Official' }, '/evidence/0/publisherClass', 'civil-society'],
    ['a date that is none', { happened: '2025-02-30' }, '/evidence/0/happened', 'calendar'],
    ['a date in another order', { published: '03/02/2025' }, '/evidence/0/published', 'YYYY-MM-DD'],
    ['a hash that is none', { file: 'law.pdf' }, '/evidence/0/file', 'Upload the file first'],
    ['an address that is no web page', { url: 'javascript:alert(1)' }, '/evidence/0/url', 'https://'],
    ['an address with a password in it', { url: 'https://me:secret@gov.example/' }, '/evidence/0/url', 'password'],
    ['a part that there is not', { publishers: 'x' }, '/evidence/0/publishers', 'publishers'],
    ['no title', { title: '' }, '/evidence/0/title', 'title'],
  ])(
    'is not cited by a piece with %s, and the answer names the field and the cure',
    async (_, part, pointer, words) => {
      const answer = await canada.save<Problem & { faults: { pointer: string; message: string; cure?: string }[] }>(
        `${REPORT}/entries/i1_law`,
        0,
        { value: true, evidence: [{ title: 'The act', ...part }] },
      );
      expect([400, 422]).toContain(answer.status);
      const fault = answer.body.faults.find((each) => each.pointer === pointer);
      expect({ pointer: fault?.pointer, said: JSON.stringify(answer.body.faults) }).toEqual({
        pointer,
        said: expect.stringContaining(words),
      });
      expect(answer.text).not.toContain('secret@');
    },
  );

  it('of another member cannot be cited: its hash is as unknown as any', async () => {
    const { body } = await upload(`${PDF}% canada’s`, 'own.pdf');
    const cite = (file: string) =>
      france.save<Problem>('/api/cycles/c-2025/reports/FR/entries/i1_note', 0, {
        value: 'x',
        evidence: [{ title: 'The act', file }],
      });
    const answer = await cite(body.sha256);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code: 'value.invalid' });
    expect(answer.text).toBe((await cite('0'.repeat(64))).text);
    expect(answer.text).toContain('/evidence/0/file');
  });

  it('is not taken from who may not write the report', async () => {
    const answer = await france.upload<Problem>(`${REPORT}/evidence-files`, PDF, 'law.pdf');
    expect(answer.status).toBe(404);
  });
});
