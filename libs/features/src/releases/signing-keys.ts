import type { KeySet } from '@signatory/contract';
import { Database, SigningKeyEntity } from '@signatory/persistence';
import type { PublicJwk } from '@signatory/proof';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { keyOf, SIGNING, type Signing } from './release-ports.js';

const KEYS = {
  name: 'signing-keys',
  text: 'select id, public_key as "publicKey" from signing_key order by first_used_at desc, id',
};

/** The public keys: each that ever signed is kept, so that what it signed can be verified after it changed. */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    @Inject(SIGNING) private readonly signing: Signing,
  ) {}

  /** Publishes the key of this process, before anything is signed with it. */
  async publish(at: Date): Promise<void> {
    await this.database.as({ actor: 'system' }, (tx) => this.keep(tx, at));
  }

  /** The same within the caller's transaction. Answers the key's id. */
  private async keep(tx: EntityManager, at: Date): Promise<string> {
    const { id, publicKey } = keyOf(this.signing);
    const known = await tx.existsBy(SigningKeyEntity, { id });
    if (known) return id;
    const values = { id, publicKey, firstUsedAt: at };
    const { raw } = await tx
      .createQueryBuilder()
      .insert()
      .into(SigningKeyEntity)
      .values(values)
      .orIgnore()
      .returning('id')
      .execute();
    // Two processes may start at once: the one whose row it is tells of it.
    if ((raw as unknown[]).length > 0)
      await this.audit.record(tx, { actor: 'system', act: 'signing-key.publish', subject: id, at });
    return id;
  }

  /** Who publishes what is signed here, as it is cited; undefined where nobody said. */
  get publisher(): string | undefined {
    return this.signing.publisher;
  }

  /** What documents are laid out for. */
  get paper(): 'A4' | 'Letter' {
    return this.signing.paper ?? 'A4';
  }

  /** What a document says of how it is verified: where, and by which key. The key is published before it is named. */
  async verification(tx: EntityManager, at: Date): Promise<{ site: string; key: string }> {
    return { site: this.signing.site, key: await this.keep(tx, at) };
  }

  /** As the world reads them, the newest first. */
  async read(): Promise<KeySet> {
    const rows = await this.database.readPublic<{ id: string; publicKey: PublicJwk }>(KEYS);
    return {
      keys: rows.map(({ id, publicKey: { kty, crv, x } }) => ({ kty, crv, x, kid: id, alg: 'EdDSA', use: 'sig' })),
    };
  }
}
