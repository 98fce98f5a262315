import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedExamples } from '@signatory/features';
import { Database, FolderBlobStore, systemReach } from '@signatory/persistence';
import { SigningKey } from '@signatory/proof';
import { createDatabase, type TestDatabase } from '../../support/database.js';

const EXAMPLES = join(import.meta.dirname, '../../../config/examples');
const MEMBERS = ['CA', 'FR', 'DE', 'IT', 'JP', 'GB', 'US', 'EU'];

let place: TestDatabase;
let database: Database;
let folder: string;

beforeAll(async () => {
  place = await createDatabase();
  database = await Database.open({ url: place.appUrl });
  folder = await mkdtemp(join(tmpdir(), 'signatory-examples-'));
  await seed();
}, 180_000);

afterAll(async () => {
  await database.close();
  await place.drop();
  await rm(folder, { recursive: true });
});

function seed(): ReturnType<typeof seedExamples> {
  const services = {
    database,
    blobs: new FolderBlobStore(folder),
    software: { name: 'Signatory', version: 'test' },
    signing: { key: SigningKey.generate(), site: 'http://localhost:3000' },
  };
  return seedExamples(services, EXAMPLES, new Date());
}

function ask<Row extends object>(sql: string): Promise<Row[]> {
  return database.readAs<Row>(systemReach(MEMBERS, { releases: 'read' }), sql);
}

describe('the example cycles', () => {
  it('leave every member of the G7 cycle in the state of its story', async () => {
    const rows = await ask<{ member: string; state: string; late: boolean }>(
      `select distinct on (member_code) member_code as member, state, late from submission order by member_code, version desc`,
    );
    expect(
      Object.fromEntries(rows.map(({ member, state, late }) => [member, late ? `${state}, late` : state])),
    ).toEqual({
      CA: 'ACCEPTED',
      FR: 'READY',
      DE: 'CORRECTION_REQUESTED',
      IT: 'UNDER_REVIEW',
      JP: 'DRAFT',
      GB: 'ACCEPTED',
      US: 'BLOCKED',
      EU: 'SUBMITTED, late',
    });
  });

  it('say of the member that missed the deadline that it did', async () => {
    expect(await ask(`select member_code as member from report where missed_at is not null`)).toEqual([
      { member: 'JP' },
    ]);
  });

  it('say in which language each answer to a finding is written', async () => {
    const rows = await ask<{ member: string; languages: string[] }>(
      `select member_code as member, array_agg(distinct language) as languages from justification group by member_code order by 1`,
    );
    const said = Object.fromEntries(rows.map(({ member, languages }) => [member, languages]));
    expect(said).toMatchObject({ FR: ['fr'], DE: ['de'] });
  });

  it('hold agreed, disputed and adjudicated scores for the next to act on', async () => {
    const states = await ask<{ state: string; n: number }>(
      `select state, count(*)::int as n from score where member_code in ('CA', 'GB') and cycle_id = (select id from cycle where code = 'g7-2025') group by state`,
    );
    expect(Object.fromEntries(states.map(({ state, n }) => [state, n]))).toMatchObject({ DISPUTED: 4, ADJUDICATED: 2 });
  });

  it('publish the imported table as it was printed', async () => {
    const [release] = await ask<{ state: string; sha256: string }>(`select state, sha256 from release`);
    expect(release?.state).toBe('PUBLISHED');
    const blobs = new FolderBlobStore(folder);
    const document = JSON.parse((await blobs.read(`releases/${release?.sha256}`)).toString());
    expect(document.tables.overall).toMatchObject({ average: '+0.28', percent: 64 });
    expect(document.source.citation).toContain('G20 Research Group');
  });

  it('are made once: a database with people is left as it is', async () => {
    const accounts = await seed();
    expect(accounts).toHaveLength(20);
    expect(await ask(`select code from cycle`)).toHaveLength(2);
  });
});
