declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        readonly clients: readonly {
          readonly client_id: string;
          readonly client_secret: string;
          readonly redirect_uris: readonly string[];
        }[];
        readonly cookies: { readonly keys: readonly string[] };
        readonly findAccount: (
          context: unknown,
          id: string,
        ) => { readonly accountId: string; claims(): { readonly sub: string } };
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }
}
