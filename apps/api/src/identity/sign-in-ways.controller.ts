import { SignInWays } from '@signatory/contract';
import { Controller, Get, Inject } from '@nestjs/common';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { PUBLIC_SITE, type PublicSite } from '../results/public-site.js';
import { PasskeyAddress } from './passkeys/passkey-address.js';
import { IdentityProvider } from './oidc/identity-provider.js';

/** What is told to whoever is not signed in yet. */
@Controller('api/session')
export class SignInWaysController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly address: PasskeyAddress,
    @Inject(PUBLIC_SITE) private readonly site: PublicSite,
  ) {}

  @Get('ways')
  @Allow('public')
  @Operation({
    id: 'readSignInWays',
    summary: 'How one may sign in here beside a password, and whom those ask who cannot',
    answer: SignInWays,
  })
  read(): SignInWays {
    return { provider: this.provider.label, passkeys: this.address.site?.origin ?? null, help: this.site.help };
  }
}
