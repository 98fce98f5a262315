import { KeySet, VerifiedView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { IdentifyRelease, SigningKeys } from '@signatory/features';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';

/** What anybody needs to verify a release: the public keys, and which release a hash belongs to. */
@Controller()
export class VerificationController {
  constructor(
    private readonly identify: IdentifyRelease,
    private readonly keys: SigningKeys,
  ) {}

  @Get('.well-known/jwks.json')
  @Allow('public')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'readSigningKeys', summary: 'Every public key that releases were signed with', answer: KeySet })
  readKeys(): Promise<KeySet> {
    return this.keys.read();
  }

  @Get('api/verify/:hash')
  @Allow('public')
  @Operation({
    id: 'verifyHash',
    summary: 'The public releases that a SHA-256, of a release or of a file, belongs to',
    answer: z.array(VerifiedView),
    refusals: ['not-found'],
  })
  async verify(@Param('hash') hash: string): Promise<VerifiedView[]> {
    const matches = (await this.identify.execute(hash)) ?? [];
    // What is under embargo is as unknown as what never was.
    if (matches.length === 0) throw new Refusal('not-found', { subject: 'release' });
    return matches;
  }
}
