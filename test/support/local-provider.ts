import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const SECRET = 'a secret of this test run alone';

/** An identity provider on this machine, where everybody signs in by a name. */
export class LocalProvider {
  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** @param redirectUri where it sends people back to */
  static async start(redirectUri: string): Promise<LocalProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [{ client_id: 'signatory', client_secret: SECRET, redirect_uris: [redirectUri] }],
      cookies: { keys: ['of this test run'] },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    });
    server.on('request', provider.callback());
    return new LocalProvider(server, issuer);
  }

  /** What an API needs to know of it. */
  get environment(): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: 'signatory',
      OIDC_CLIENT_SECRET: SECRET,
      OIDC_LABEL: 'Ministry account',
    };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A browser without a window: it keeps each site's cookies and goes where it is sent. */
export class Wanderer {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Follows redirects until one leads to `stop`, which is answered and not gone to, or to a page. */
  async go(address: string, stop: string, form?: Readonly<Record<string, string>>): Promise<URL> {
    const { location } = await this.ask(address, form);
    if (location === null) return new URL(address);
    return location.href.startsWith(stop) ? location : this.go(location.href, stop);
  }

  /** One request; where it is sent to, if it is. */
  async ask(
    address: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; location: URL | null }> {
    const { host } = new URL(address);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: this.cookies(address), accept: 'text/html' },
      ...(form && { body: new URLSearchParams(form) }),
    });
    await answer.arrayBuffer();
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    return { status: answer.status, location: location === null ? null : new URL(location, address) };
  }

  /** What it would send to an address. */
  cookies(address: string): string {
    return [...(this.jars.get(new URL(address).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
