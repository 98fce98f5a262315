import { ReleaseDocument, type RequestRelease as Wish } from '@signatory/contract';
import { methodSettings, requirePermission, type Actor } from '@signatory/domain';
import { BLOBS, blobKey, Database, RELEASES, type BlobStore } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { FindRelease } from './find-release.js';
import { FreezeDocument, freeze } from './freeze-document.js';
import { MoveRelease, UNSIGNED } from './move-release.js';
import { embargoOf, lockReleasesOf, requireEmbargo } from './release-guards.js';
import { SOFTWARE, type Software } from './release-ports.js';
import { SigningKeys } from './signing-keys.js';

export interface MoveEmbargoCommand {
  readonly actor: Actor;
  /** The release's id. */
  readonly release: string;
  readonly body: Wish;
  readonly at: Date;
}

/**
 * Gives a release under embargo another instant, or lifts the embargo. The instant is on every page, so the same figures are frozen with the new
 * one, and a second person signs again; until then nothing is published.
 */
@Injectable()
export class MoveEmbargo {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
    private readonly freezeDocument: FreezeDocument,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SOFTWARE) private readonly software: Software,
    private readonly keys: SigningKeys,
  ) {}

  /** Refuses `release.embargo-past`, `release.silence-too-short`, and `command.wrong-state` for one that is published. */
  async execute({ actor, release: id, body, at }: MoveEmbargoCommand): Promise<void> {
    const { opened, reach } = await this.find.execute(id, { actor, at });
    const { plan, cycle } = opened;
    requirePermission(actor, 'release:request', { plan: plan.id, cycle: cycle.code, member: null }, at.toISOString());
    const issued = embargoOf(body, at);
    requireEmbargo(issued, methodSettings(plan.method), at);
    await this.database.as(reach, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const release = await this.moveRelease.lock(tx, id);
      const json = await this.blobs.read(blobKey(RELEASES, release.sha256 ?? ''));
      const frozen = freeze({
        ...ReleaseDocument.parse(JSON.parse(json.toString())),
        issued: issued.toISOString(),
        software: this.software,
        verification: await this.keys.verification(tx, at),
      });
      await this.moveRelease.execute(tx, {
        release,
        cycle: cycle.code,
        command: 'move-embargo',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: {
          sha256: frozen.sha256,
          embargoAt: issued,
          requestedBy: actor.id,
          requestedAt: at,
          ...UNSIGNED,
        },
      });
      await this.freezeDocument.execute(tx, release.id, frozen, cycle);
    });
  }
}
