import type { ExampleAccount } from '@signatory/features';

/** The servers of this test run, started by jest's global setup (the `start-*.mjs` here). */

/** Connection strings of the three logins, for the template database. */
export interface PostgresService {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** The run's PostgreSQL. */
export function postgresService(): PostgresService {
  return JSON.parse(required('SIGNATORY_TEST_POSTGRES')) as PostgresService;
}

/** The example cycles of the run, to be copied. */
export interface ExamplesService {
  /** The name of a database that nobody is connected to. */
  readonly database: string;
  readonly blobFolder: string;
  readonly accounts: readonly ExampleAccount[];
}

/** The run's examples. */
export function examplesService(): ExamplesService {
  return JSON.parse(required('SIGNATORY_TEST_EXAMPLES')) as ExamplesService;
}

/** The run's Redis or Valkey, as a URL without a database number. */
export function redisService(): string {
  return required('SIGNATORY_TEST_REDIS');
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run this test in a jest project with services (see config/jest.mjs).`);
  return value;
}
