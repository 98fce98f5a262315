import { PASSWORD } from './build-world.js';
import type { Client } from './client.js';

/** The people of a story by name, each with a session of its own, as the API opened it. */
export class Cast {
  private readonly clients = new Map<string, Client>();

  constructor(readonly visitor: Client) {}

  /** The address that stands for a name. */
  static email(name: string): string {
    return `${name.toLowerCase()}@cast.example`;
  }

  /** Signs an account in, made before under the name's address with `PASSWORD`. */
  async signIn(name: string): Promise<Client> {
    const { status, headers } = await this.visitor.post('/api/session', {
      email: Cast.email(name),
      password: PASSWORD,
    });
    if (status !== 201) throw new Error(`${name} cannot sign in: ${status}`);
    const client = this.visitor.with(headers.get('set-cookie')?.split(';')[0] ?? '');
    this.clients.set(name, client);
    return client;
  }

  as(name: string): Client {
    const client = this.clients.get(name);
    if (!client) throw new Error(`${name} has not signed in.`);
    return client;
  }
}
