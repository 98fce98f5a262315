import type { PasskeyCreation, PasskeyRequest, PasskeysView, PersonView, Problem } from '@signatory/contract';
import { PASSWORD, type World } from './build-world.js';
import { Client } from './client.js';
import { PasskeyDevice, type Misbehaviour } from './passkey-device.js';
import { startProduct, type Product } from './processes.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

/** A product to which passkeys can belong, with accounts that have them. */
export class PasskeyDesk {
  readonly visitor: Client;

  private constructor(
    private readonly world: World,
    readonly product: Product,
    /** To which they belong. */
    readonly origin: string,
    readonly secretariat: Client,
  ) {
    this.visitor = new Client(product.url);
  }

  static async open(world: World): Promise<PasskeyDesk> {
    const product = await startProduct({ database: world.test, workers: 0, named: true });
    const secretariat = new Client(product.url).with(await world.signIn({ role: 'secretariat' }));
    return new PasskeyDesk(world, product, product.url.replace('127.0.0.1', 'localhost'), secretariat);
  }

  /** An account with a password. */
  async make(name: string, role = 'analyst'): Promise<string> {
    const grants = [{ plan: 'test-plan', role }];
    const body = { email: emailOf(name), name, nationality: null, password: PASSWORD, grants };
    return (await this.secretariat.post<PersonView>('/api/people', body)).body.id;
  }

  byPassword(name: string, code?: string, at = this.visitor) {
    return at.post<Problem>('/api/session', { email: emailOf(name), password: PASSWORD, ...(code && { code }) });
  }

  async enter(name: string, at = this.visitor): Promise<Client> {
    return entered(await this.byPassword(name, undefined, at), at);
  }

  begin(client: Client) {
    return client.post<PasskeyCreation>('/api/me/passkeys/options', { password: PASSWORD });
  }

  /** With a new device, which may do other than it should. */
  async add(client: Client, name = 'Laptop', wrong: Misbehaviour = {}) {
    const device = new PasskeyDevice(this.origin);
    const credential = device.make((await this.begin(client)).body, wrong);
    return { device, answer: await client.post<Problem>('/api/me/passkeys', { name, credential }) };
  }

  /** An account with one passkey, signed in. */
  async enrol(name: string, role?: string) {
    const id = await this.make(name, role);
    const client = await this.enter(name);
    const { device, answer } = await this.add(client);
    if (answer.status !== 201) throw new Error(`${name} has no passkey: ${answer.body.detail}`);
    return { id, client, device };
  }

  async ask(at = this.visitor): Promise<PasskeyRequest> {
    return (await at.post<PasskeyRequest>('/api/session/passkey/options')).body;
  }

  async signIn(device: PasskeyDevice, wrong: Misbehaviour = {}, email?: string) {
    const credential = device.answer(await this.ask(), wrong);
    return this.visitor.post<Problem>('/api/session/passkey', { credential, ...(email && { email }) });
  }

  async own(client: Client) {
    return (await client.get<PasskeysView>('/api/me/passkeys')).body.passkeys;
  }

  /** What the trail has of a person, in its order. */
  async actsOf(id: string): Promise<{ act: string; facts: object }[]> {
    const trail = await this.world.asSystem((tx) =>
      tx.query<{ body: string }[]>('select body from audit_event order by id'),
    );
    const events = trail.map(({ body }) => JSON.parse(body) as { act: string; actor: string; facts: object });
    return events.filter(({ actor }) => actor === id).map(({ act, facts }) => ({ act, facts }));
  }
}

export const emailOf = (name: string): string => `${name}@example.org`;

/** The session that an answer opened. @throws where it opened none */
export function entered({ status, headers }: Answer, at: Client): Client {
  if (status !== 201) throw new Error(`Nobody is signed in: ${status}`);
  return at.with(headers.get('set-cookie')?.split(';')[0] ?? '');
}

/** Of an answer its status, and of a refusal its code and fault. */
export function told({ status, body }: { status: number; body: unknown }): unknown[] {
  const { code, facts } = (body ?? {}) as Partial<Problem>;
  return facts?.['fault'] === undefined ? [status, code] : [status, code, facts['fault']];
}

export const refused = (fault: string): unknown[] => [422, 'passkey.refused', fault];
