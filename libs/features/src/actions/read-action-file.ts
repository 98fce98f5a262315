import { Refusal, requirePermission, type Actor, type EvidenceTier } from '@signatory/domain';
import { blobKey, Database, isRowId, opensTier } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { requireHandedOut, type CitedFile, type ScannedRow } from '../evidence/index.js';
import { actorReach } from '../identity/index.js';
import { isOpenTo, sightOf } from '../scoring/index.js';
import { actionSubject } from './action-scope.js';

export interface ActionFileQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  /** The action's id. */
  readonly action: string;
  /** The place of the piece among its evidence, as it stands in the address. */
  readonly n: string;
  readonly at: Date;
}

interface CitedRow extends Omit<CitedFile, 'key' | 'size'>, ScannedRow {
  readonly size: string;
  readonly commitmentId: string;
  readonly tier: EvidenceTier;
}

// With the reach of the reader: a piece of a tier that is not theirs is not there.
const CITED = `
  select b.name, b.media_type as "mediaType", b.size, b.sha256, b.scan, b.virus, a.commitment_id as "commitmentId", e.tier
  from action a join action_evidence e on e.cycle_id = a.cycle_id and e.member_code = a.member_code and e.action_id = a.id
    join blob b on b.member_code = e.member_code and b.sha256 = e.blob_sha256
  where a.cycle_id = $1 and a.member_code = $2 and a.id = $3 and e.n = $4 and ${opensTier('e')}`;

const PLACE = /^\d{1,9}$/;

/** Finds the file that shows an action for whoever may see the piece. Each download is on the trail, with the tier it was of. */
@Injectable()
export class ReadActionFile {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found` for a piece that is not there, has no file, or is not the reader's to see */
  async execute({ actor, cycle: code, member, action, n, at }: ActionFileQuestion): Promise<CitedFile> {
    const opened = await this.catalogue.open(code);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    if (!reach.reads?.includes(member) && !reach.reviews?.includes(member))
      throw new Refusal('not-found', { subject: 'evidence' });
    requirePermission(actor, 'action:read', { plan: plan.id, cycle: code, member }, at.toISOString());
    return this.database.as(reach, async (tx) => {
      const isNamed = isRowId(action) && PLACE.test(n);
      const [row] = isNamed ? await tx.query<CitedRow[]>(CITED, [cycle.id, member, action, n]) : [];
      const commitment = row && plan.commitments.find(({ id }) => id === row.commitmentId);
      const place = commitment && { actor, member, commitment, reach, at };
      if (!row || !place || !isOpenTo(opened, place) || sightOf(opened, place) === 'nobody')
        throw new Refusal('not-found', { subject: 'evidence' });
      requireHandedOut(row);
      const { name, mediaType, sha256, size, tier } = row;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'evidence.download',
        subject: actionSubject(code, member, action),
        facts: { evidence: n, sha256, tier },
        at,
      });
      return { key: blobKey(member, sha256), name, mediaType, sha256, size: Number(size) };
    });
  }
}
