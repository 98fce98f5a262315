import { Injectable } from '@nestjs/common';
import type { EvidenceTier } from '@signatory/domain';
import { opensTier } from '@signatory/persistence';
import { SeenPieces, type PieceRequest } from './seen-pieces.js';

/** The text that was read in a page, as a file of its own. */
export interface PageCopy {
  readonly name: string;
  readonly text: string;
}

interface CopyRow {
  readonly indicatorId: string;
  readonly tier: EvidenceTier;
  readonly sha256: string;
  readonly address: string;
  readonly text: string;
  readonly takenAt: Date;
}

const COPIED = `
  select k.sha256, k.address, k.text, k.taken_at as "takenAt", e.indicator_id as "indicatorId", e.tier
  from evidence e join page_copy k on k.cycle_id = e.cycle_id and k.member_code = e.member_code and k.evidence_id = e.id
  where e.cycle_id = $1 and e.member_code = $2 and e.id = $3 and k.text is not null and ${opensTier('e')}`;

/** Finds what was read of the page of a piece, for whoever may see the piece. */
@Injectable()
export class ReadPageCopy {
  constructor(private readonly pieces: SeenPieces) {}

  /** @throws Refusal `not-found` for a piece that is not there, has no copy that can be read, or is not the reader's to see */
  async execute(request: PieceRequest): Promise<PageCopy> {
    const { address, text, takenAt } = await this.pieces.download<CopyRow>(request, COPIED);
    return { name: `${new URL(address).hostname} ${takenAt.toISOString().slice(0, 10)}.txt`, text };
  }
}
