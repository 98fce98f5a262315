import { Injectable } from '@nestjs/common';
import type { EvidenceTier } from '@signatory/domain';
import { blobKey, opensTier } from '@signatory/persistence';
import { requireHandedOut, type ScannedRow } from './scan/require-handed-out.js';
import { SeenPieces, type PieceRequest } from './seen-pieces.js';

/** A file behind a piece of evidence, and where it is stored. */
export interface CitedFile {
  readonly key: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

interface CitedRow extends Omit<CitedFile, 'key' | 'size'>, ScannedRow {
  readonly size: string;
  readonly indicatorId: string;
  readonly tier: EvidenceTier;
}

const CITED = `
  select b.name, b.media_type as "mediaType", b.size, b.sha256, b.scan, b.virus, e.indicator_id as "indicatorId", e.tier
  from evidence e join blob b on b.member_code = e.member_code and b.sha256 = e.blob_sha256
  where e.cycle_id = $1 and e.member_code = $2 and e.id = $3 and ${opensTier('e')}`;

/** Finds the file of a piece for whoever may see the piece. */
@Injectable()
export class ReadEvidenceFile {
  constructor(private readonly pieces: SeenPieces) {}

  /** @throws Refusal `not-found` for a piece that is not there, has no file, or is not the reader's to see; those of `requireHandedOut` */
  async execute(request: PieceRequest): Promise<CitedFile> {
    const { memberCode, name, mediaType, sha256, size } = await this.pieces.download<CitedRow>(
      request,
      CITED,
      requireHandedOut,
    );
    return { key: blobKey(memberCode, sha256), name, mediaType, sha256, size: Number(size) };
  }
}
