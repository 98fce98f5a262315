import { EVIDENCE_TIERS, FILE_SCANS, LINK_REASONS, LINK_STATES, type FileScan } from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { CitedPiece } from './cited-piece.js';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';
import { LinkOutcome } from './link-outcome.js';
import { PUBLISHER_CLASSES } from './words.js';

/** A file or link behind an entry, with the revisions in which it stands there. */
@Entity('evidence')
@Index(['cycleId', 'memberCode', 'indicatorId'])
@Index(['memberCode', 'blobSha256'])
@ForeignKey('report', ['cycleId', 'memberCode'], ['cycleId', 'memberCode'])
@ForeignKey('blob', ['memberCode', 'blobSha256'], ['memberCode', 'sha256'], { name: 'evidence_blob_fkey' })
@OneOf('evidence', 'publisher_class', PUBLISHER_CLASSES)
@OneOf('evidence', 'tier', EVIDENCE_TIERS)
@Check('evidence_until_revision_check', 'until_revision > since_revision')
export class EvidenceEntity extends CitedPiece {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') indicatorId!: string;
  @Column('integer') sinceRevision!: number;
  @Optional('integer') untilRevision!: number | null;
  /** The item of a list it stands behind. */
  @Optional('text') item!: string | null;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}

/** The links behind entries. */
@Entity('link_check')
@ForeignKey('evidence', ['cycleId', 'memberCode', 'evidenceId'], ['cycleId', 'memberCode', 'id'])
@OneOf('link_check', 'state', LINK_STATES)
@OneOf('link_check', 'reason', LINK_REASONS)
export class LinkCheckEntity extends LinkOutcome {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') evidenceId!: string;
}

/** What was read of the page of a piece: the copy that is kept, and since when the page has been another. */
@Entity('page_copy')
@ForeignKey('evidence', ['cycleId', 'memberCode', 'evidenceId'], ['cycleId', 'memberCode', 'id'])
export class PageCopyEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') evidenceId!: string;
  /** Where the page stood at last. */
  @Column('text') address!: string;
  @Column('text') mediaType!: string;
  /** Bytes of the page. */
  @Column('integer') size!: number;
  @Column('text') sha256!: string;
  /** What can be read in it; null where its kind has no text. */
  @Optional('text') text!: string | null;
  /** Whether the text goes on beyond what is kept. */
  @Column('boolean') cut!: boolean;
  /** Whether the piece's quoted words stand in the text. */
  @Optional('boolean') quoted!: boolean | null;
  @Column('timestamptz') takenAt!: Date;
  @Optional('timestamptz') changedAt!: Date | null;
}

/**
 * When a web server may be asked again, so that all workers together stay polite. It is named by the SHA-256 of its name:
 * nobody needs to read here which servers the members cite.
 */
@Entity('link_host')
export class LinkHostEntity {
  @PrimaryColumn('text') host!: string;
  @Column('timestamptz') freeAt!: Date;
}

/** A member's stored file. The same bytes of two members are two blobs: sharing would tell one what the other has. */
@Entity('blob')
@OneOf('blob', 'scan', FILE_SCANS)
@Check('blob_virus_check', "(scan = 'infected') = (virus is not null)")
@Index('blob_scan_idx', ['scan'], { where: "scan in ('unscanned', 'waiting', 'infected')" })
export class BlobEntity {
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') sha256!: string;
  /** Bytes; a bigint arrives as a string. */
  @Column('bigint') size!: string;
  @Column('text') mediaType!: string;
  /** The file's name as it was uploaded. */
  @Column('text') name!: string;
  /** Everybody who brought these bytes, the first one first. */
  @Column('text', { array: true }) uploadedBy!: string[];
  @WrittenAt() uploadedAt!: Date;
  @Column('text', { default: 'unscanned' }) scan!: FileScan;
  /** The scanner's name of what it found; null of every file that is not infected. */
  @Optional('text') virus!: string | null;
  /** Why the scanner could not tell at the last attempt. */
  @Optional('text') scanFault!: string | null;
  /** The last attempt, whatever it came to. */
  @Optional('timestamptz') scannedAt!: Date | null;
  /** Since when an infected file's bytes are no longer stored. */
  @Optional('timestamptz') removedAt!: Date | null;
}
