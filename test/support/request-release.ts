import { ReleaseDocument } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import {
  Audit,
  Catalogue,
  DraftDocument,
  FreezeDocument,
  MoveRelease,
  ReadCycles,
  RequestRelease,
} from '@signatory/features';
import { blobKey, RELEASES, type BlobStore } from '@signatory/persistence';
import type { World } from './build-world.js';
import { signingKeys } from './signing-keys.js';

/** Requests a release of a cycle, as the secretariat does, reads the document that was frozen, and leaves it rejected: another may be requested. */
export async function requestRelease(
  world: World,
  { actor, cycle, blobs }: { readonly actor: Actor; readonly cycle: string; readonly blobs: BlobStore },
): Promise<ReleaseDocument> {
  const { database } = world;
  const verb = new RequestRelease(
    database,
    new ReadCycles(new Catalogue(database), database),
    new MoveRelease(new Audit()),
    new FreezeDocument(blobs),
    new DraftDocument(blobs, { name: 'Signatory', version: '0.1.0' }, signingKeys(database)),
    blobs,
  );
  const at = new Date();
  const body = { embargoUntil: new Date(at.getTime() + 60_000).toISOString() };
  const id = await verb.execute({ actor, cycle, body, at });
  const [[row]] = await world.asSystem((tx) =>
    tx.query<[{ sha256: string }[], number]>(`update release set state = 'REJECTED' where id = $1 returning sha256`, [
      id,
    ]),
  );
  return ReleaseDocument.parse(JSON.parse((await blobs.read(blobKey(RELEASES, row?.sha256 ?? ''))).toString()));
}
