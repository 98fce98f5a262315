import { LaunchFault } from './fault.js';

/** An account with a known password, for trying the product out. */
export interface ExampleAccount {
  /** As shown to people, like "Focal point, Canada". */
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Where the examples go. */
export interface ExamplePlace {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  /** Absolute path. */
  readonly blobFolder: string;
}

/** Fills an empty database with the example cycles; gives the example accounts that exist afterwards, none when there are none. */
export type SeedExamples = (place: ExamplePlace) => Promise<readonly ExampleAccount[]>;

/** @throws LaunchFault when accounts with known passwords would be open to the network. */
export function refuseOpenExamples(accounts: readonly ExampleAccount[], host: string): void {
  if (accounts.length === 0 || host === 'localhost' || host === '::1' || host.startsWith('127.')) return;
  throw new LaunchFault(
    [
      `HOST=${host} would open the example accounts, whose passwords are known, to the network.`,
      'Start without HOST; or use a database of your own (DATABASE_URL, DATABASE_OWNER_URL), which gets no examples.',
    ].join('\n'),
  );
}

/** The lines below "is ready": one for each account, in columns. */
export function describeAccounts(accounts: readonly ExampleAccount[]): string[] {
  if (accounts.length === 0) return [];
  const width = (read: (account: ExampleAccount) => string) =>
    Math.max(...accounts.map((account) => read(account).length));
  const [roleWidth, emailWidth] = [width(({ role }) => role), width(({ email }) => email)];
  const lines = accounts.map(
    ({ role, email, password }) => `  ${role.padEnd(roleWidth)}  ${email.padEnd(emailWidth)}  ${password}`,
  );
  return ['Example accounts (role, e-mail, password):', ...lines];
}
