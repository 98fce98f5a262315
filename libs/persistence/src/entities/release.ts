import { RELEASE_STATES, type ReleaseState } from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { OneOf, Optional, WrittenAt } from './columns.js';
import { FILE_STATES, type FileState } from './words.js';

/** A frozen, numbered set. A published one is seen by everybody, without any grant. */
@Entity('release')
@Unique(['cycleId', 'number'])
@Check('release_number_check', 'number > 0')
@OneOf('release', 'state', RELEASE_STATES)
@Check('release_two_people_check', 'requested_by <> signed_by')
@Check(
  'release_frozen_check',
  `state = 'DRAFT' or (sha256 is not null and requested_by is not null and embargo_at is not null)`,
)
@Check(
  'release_signed_check',
  `state in ('DRAFT', 'REQUESTED', 'REJECTED') or (signed_by is not null and manifest is not null)`,
)
@Check('release_published_check', `(published_at is not null) = (state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN'))`)
export class ReleaseEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') @ForeignKey('cycle') cycleId!: string;
  @Column('integer') number!: number;
  @Column('text', { default: 'DRAFT' }) state!: ReleaseState;
  /** Rises with each change: the ETag. */
  @Column('integer', { default: 1 }) version!: number;
  /** Of the release document's canonical JSON: the release hash, and its key in the blob store. */
  @Optional('text') sha256!: string | null;
  /** The instant on every page. */
  @Optional('timestamptz') embargoAt!: Date | null;
  @Optional('timestamptz') silenceUntil!: Date | null;
  @Optional('text') requestedBy!: string | null;
  @Optional('timestamptz') requestedAt!: Date | null;
  @Optional('text') signedBy!: string | null;
  @Optional('timestamptz') signedAt!: Date | null;
  @Optional('timestamptz') publishedAt!: Date | null;
  /** The release that this one corrects. */
  @Optional('uuid') @ForeignKey('release') supersedes!: string | null;
  @Optional('jsonb') grounds!: Record<string, unknown> | null;
  @Optional('text') reason!: string | null;
  @Optional('jsonb') manifest!: Record<string, unknown> | null;
  @WrittenAt() createdAt!: Date;
}

@Entity('release_file')
@OneOf('release_file', 'state', FILE_STATES)
@Index('release_file_sha256_idx', ['sha256'])
@Check('release_file_rendered_check', `(sha256 is not null and size is not null) = (state = 'RENDERED')`)
export class ReleaseFileEntity {
  @PrimaryColumn('uuid') @ForeignKey('release') releaseId!: string;
  /** `pdf/en/scorecard.pdf`. */
  @PrimaryColumn('text') path!: string;
  @Column('text') mediaType!: string;
  @Optional('text') language!: string | null;
  @Column('text') product!: string;
  /** The member it is about; null for all. */
  @Column({ type: 'text', nullable: true, collation: 'C' }) member!: string | null;
  /** The code of the pillar or the commitment it is about; null for all. */
  @Optional('text') item!: string | null;
  @Column('text', { default: 'PENDING' }) state!: FileState;
  @Optional('text') sha256!: string | null;
  /** Bytes; a bigint arrives as a string. */
  @Optional('bigint') size!: string | null;
  @Optional('text') cause!: string | null;
  /** What made its bytes; null for what was not rendered but frozen, or rendered before this was kept. */
  @Optional('jsonb') renderedBy!: Record<string, string> | null;
}

/** The public half of each key that releases were signed with; never changed and never removed. */
@Entity('signing_key')
export class SigningKeyEntity {
  /** RFC 7638. */
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') publicKey!: { kty: 'OKP'; crv: 'Ed25519'; x: string };
  @WrittenAt() firstUsedAt!: Date;
}
