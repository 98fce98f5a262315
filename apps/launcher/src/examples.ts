import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '@signatory/config';
import { LaunchFault } from './fault.js';

/** An account with a known password, for trying the product out. */
export interface ExampleAccount {
  /** As shown to people, like "Focal point, Canada". */
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Fills an empty database with the example cycles; gives the example accounts that exist afterwards, none when there are
 * none. In a process of its own: this one stays, and needs none of what the features load.
 * @param environment of the application: its login, never the owner's.
 */
export function seedExamples(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly ExampleAccount[]> {
  const script = fileURLToPath(new URL('../dist/bundle/seed-process.js', import.meta.url));
  const child = fork(script, [], {
    detached: true,
    execArgv: [],
    env: childEnvironment(environment),
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let accounts: readonly ExampleAccount[] = [];
    child.once('message', (message) => (accounts = message as readonly ExampleAccount[]));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(accounts) : reject(new LaunchFault('The example cycles could not be seeded (see above).')),
    );
  });
}

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
