import type { ExampleAccount } from '@signatory/features';
import { copyExamples } from './copy-examples.js';
import { startProduct, type ProductSettings } from './processes.js';

/** The product over the example cycles, with an account of every role. */
export interface Examples {
  readonly url: string;
  /** Signs an example account in, by the part of its address before the @: the cookie to send, the same each time. */
  signIn(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** As the product has them. */
export type ExamplesSettings = Pick<ProductSettings, 'links' | 'scanner' | 'preload' | 'workers'>;

/** Starts the product over a copy of the example cycles. */
export async function startExamples(settings: ExamplesSettings = {}): Promise<Examples> {
  const { database, blobFolder, accounts, drop } = await copyExamples();
  const product = await startProduct({ ...settings, database, blobFolder }).catch(async (fault: unknown) => {
    await drop();
    throw fault;
  });
  const cookies = new Map<string, Promise<string>>();
  return {
    url: product.url,
    signIn: (name) => {
      const known = cookies.get(name) ?? openSession(product.url, accounts, name);
      cookies.set(name, known);
      return known;
    },
    stop: async () => {
      await product.stop();
      await drop();
    },
  };
}

/** Signs an example account in, by the part of its address before the @: the cookie to send. */
export async function openSession(url: string, accounts: readonly ExampleAccount[], name: string): Promise<string> {
  const account = accounts.find(({ email }) => email.startsWith(`${name}@`));
  if (!account) throw new Error(`No example account is called ${name}.`);
  const { email, password } = account;
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${email} could not sign in: ${await answer.text()}`);
  return cookie;
}
