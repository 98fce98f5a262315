/** One answer of the API, read whole. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

export interface Sending {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A caller of the API with a session of its own. */
export class Client {
  constructor(
    readonly url: string,
    readonly cookie: string | null = null,
  ) {}

  /** The same caller, with this cookie. */
  with(cookie: string): Client {
    return new Client(this.url, cookie);
  }

  get<Body>(path: string, sending: Sending = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, sending);
  }

  post<Body>(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, { body, headers });
  }

  put<Body>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.send<Body>('PUT', path, { body, headers });
  }

  /** Saves an answer made from a version. */
  save<Body>(path: string, version: number, body: unknown): Promise<Answer<Body>> {
    return this.put<Body>(path, body, { 'if-match': `"${version}"` });
  }

  /** Sends a file as a form does. */
  async upload<Body>(
    path: string,
    bytes: Uint8Array | string,
    name: string,
    type = '',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const form = new FormData();
    form.append('file', new File([bytes as BlobPart], name, { type }));
    const answer = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { ...(this.cookie === null ? {} : { cookie: this.cookie }), ...headers },
      body: form,
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Body };
  }

  /** Anything; a string is sent as it is. */
  async send<Body>(method: string, path: string, { body, headers = {} }: Sending = {}): Promise<Answer<Body>> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = text !== '' && /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text, body: (isJson ? JSON.parse(text) : null) as Body };
  }
}
