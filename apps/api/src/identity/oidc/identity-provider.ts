import type { Environment } from '@signatory/config';
import type { Identity } from '@signatory/features';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { ENVIRONMENT } from '../../environment.js';
import { LOG, type Log } from '../../log.js';

/** What a browser carries to the provider and back, so that an answer is that of its own question. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** A path of this site to go to then. */
  readonly next: string | null;
  /** The token of a one-time link whose person is linked. */
  readonly link: string | null;
}

/** Why a person comes back without having been named: these are texts of the sign-in. */
export type FlowFault = 'cancelled' | 'state' | 'provider';

export class FlowError extends Error {
  constructor(
    readonly fault: FlowFault,
    cause: unknown,
  ) {
    super(`The identity provider named nobody: ${fault}.`, { cause });
  }
}

const TIMEOUT_SECONDS = 10;

/** The identity provider of the configuration (OpenID Connect): authorization code with PKCE, state and nonce. */
@Injectable()
export class IdentityProvider {
  private configured: Promise<oidc.Configuration> | null = null;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** What its button says; null where none is configured. */
  get label(): string | null {
    return this.environment.oidc?.label ?? null;
  }

  /** Where the browser goes, and what it carries. @throws FlowError */
  async begin(next: string | null, link: string | null): Promise<{ address: string; flow: Flow }> {
    const config = await this.configuration();
    const flow = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      next,
      link,
    };
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      state: flow.state,
      nonce: flow.nonce,
    });
    return { address: address.href, flow };
  }

  /** Whom the provider names: its answer's state, issuer, audience, nonce, time and signature are checked. @throws FlowError */
  async finish(query: string, { state, nonce, verifier }: Flow): Promise<Identity> {
    const config = await this.configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${this.redirectUri}?${query}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('The answer holds no ID token.');
      return { issuer: claims.iss, subject: claims.sub };
    } catch (error) {
      throw this.tell(error);
    }
  }

  private get redirectUri(): string {
    return `${this.environment.publicUrl}/api/session/oidc/callback`;
  }

  /** What the provider says of itself, asked once; asked again after it could not be. */
  private async configuration(): Promise<oidc.Configuration> {
    this.configured ??= this.discover();
    try {
      return await this.configured;
    } catch (error) {
      this.configured = null;
      throw this.tell(error);
    }
  }

  private discover(): Promise<oidc.Configuration> {
    const settings = this.environment.oidc;
    if (!settings) throw new Error('No identity provider is configured.');
    // The configuration refuses plain http but for a provider on the same machine, or in a test.
    const insecure = settings.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // The library trusts a token for the connection that it came by; its signature is checked beside that.
      execute: [...insecure, oidc.enableNonRepudiationChecks],
    });
  }

  private tell(error: unknown): FlowError {
    if (error instanceof FlowError) return error;
    if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
      return new FlowError('cancelled', error);
    this.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'identity provider');
    return new FlowError('provider', error);
  }
}
