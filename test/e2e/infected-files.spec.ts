import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EntryView, EvidenceFile, Problem, StorageView } from '@signatory/contract';
import { Audit, Catalogue, Clamd, ScanEvidenceFiles } from '@signatory/features';
import { openBlobStore } from '@signatory/persistence';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { EICAR, FakeClamd } from '../support/fake-clamd.js';
import { startProduct, type Product } from '../support/processes.js';

const REPORT = '/api/cycles/c-2025/reports/CA';
const ENTRY = `${REPORT}/entries/i1_law`;
const VIRUS = 'Eicar-Signature';

let world: World;
let product: Product;
let clamd: FakeClamd;
let folder: string;
let canada: Client;

beforeAll(async () => {
  clamd = await new FakeClamd().start();
  world = await World.build();
  folder = await mkdtemp(join(tmpdir(), 'signatory-test-infected-'));
  // No worker: the story says when the job is done.
  product = await startProduct({ database: world.test, workers: 0, blobFolder: folder, scanner: clamd.address });
  canada = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
});
afterAll(async () => {
  await product.stop();
  await world.close();
  await clamd.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a file is nobody’s to have before the scanner told of it, nor once a virus was found in it', async () => {
  const bytes = `%PDF-1.7\n${EICAR}`;
  const { body: file } = await canada.upload<EvidenceFile>(`${REPORT}/evidence-files`, bytes, 'bad.pdf');
  const saved = await canada.save<EntryView>(ENTRY, 0, {
    value: true,
    evidence: [{ title: 'The act', file: file.sha256 }],
  });
  const [piece] = saved.body.evidence;
  expect(piece?.stored).toMatchObject({ name: 'bad.pdf', scan: 'waiting', virus: null });
  const download = () => canada.get<Problem>(`${REPORT}/evidence/${piece?.id}/file`);
  expect(await download()).toMatchObject({ status: 409, body: { code: 'file.waiting', facts: { name: 'bad.pdf' } } });
  const secretariat = canada.with(await world.signIn({ role: 'secretariat' }));
  const storage = async () => (await secretariat.get<StorageView>('/api/operations/storage')).body.scan;
  expect(await storage()).toEqual({
    version: 'ClamAV 1.4.6/27600',
    waiting: 1,
    infected: 0,
    lastAt: null,
    fault: null,
  });

  const { database } = world;
  const blobs = await openBlobStore(pathToFileURL(folder).href);
  const job = new ScanEvidenceFiles(database, new Catalogue(database), new Audit(), blobs, new Clamd(clamd.address));
  await job.execute(new Date());
  expect(await download()).toMatchObject({ status: 409, body: { code: 'file.infected', facts: { virus: VIRUS } } });
  const entry = (await canada.get<EntryView>(ENTRY)).body;
  expect(entry.evidence[0]?.stored).toMatchObject({ scan: 'infected', virus: VIRUS });
  expect(await readdir(join(folder, 'CA'))).toEqual([]);
  expect(await storage()).toMatchObject({ waiting: 0, infected: 1, lastAt: expect.any(String) });
  await clamd.stop();
  expect(await storage()).toMatchObject({ version: null, infected: 1 });
});
