import type { Environment } from '@signatory/config';
import { Refusal } from '@signatory/domain';
import type { PasskeySite } from '@signatory/features';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT } from '../../environment.js';
import { passkeySiteOf } from './passkey-site-of.js';

/** Where the passkeys of this installation belong. */
@Injectable()
export class PasskeyAddress {
  /** Null where they can belong nowhere. */
  readonly site: PasskeySite | null;

  constructor(@Inject(ENVIRONMENT) { publicUrl }: Environment) {
    this.site = passkeySiteOf(publicUrl);
  }

  /** @throws Refusal `passkey.refused` (`address`) */
  require(): PasskeySite {
    if (this.site === null) throw new Refusal('passkey.refused', { fault: 'address' });
    return this.site;
  }
}
