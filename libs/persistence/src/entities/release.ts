import {
  RELEASE_FILE_STATES,
  RELEASE_STATES,
  RENDER_FAILURES,
  type ReleaseFileState,
  type ReleaseState,
  type RenderFailure,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';

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
@Check('release_silence_check', `state <> 'SILENCE' or silence_until is not null`)
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
  /** When it was last sent back. */
  @Optional('timestamptz') rejectedAt!: Date | null;
  @Optional('timestamptz') publishedAt!: Date | null;
  /** When it was taken back. */
  @Optional('timestamptz') withdrawnAt!: Date | null;
  /** The release that this one corrects. */
  @Optional('uuid') @ForeignKey('release') supersedes!: string | null;
  @Optional('jsonb') grounds!: Record<string, unknown> | null;
  @Optional('text') reason!: string | null;
  /** In which a withdrawal's is written; null of others, and where nobody said. */
  @Optional('text') reasonLanguage!: string | null;
  @Optional('jsonb') manifest!: Record<string, unknown> | null;
  @WrittenAt() createdAt!: Date;
}

@Entity('release_file')
@OneOf('release_file', 'state', RELEASE_FILE_STATES)
@OneOf('release_file', 'failure', RENDER_FAILURES)
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
  @Column('text', { default: 'PENDING' }) state!: ReleaseFileState;
  @Optional('text') sha256!: string | null;
  /** Bytes; a bigint arrives as a string. */
  @Optional('bigint') size!: string | null;
  /** Of what kind it is that keeps it from being rendered; null where it does not, or failed before this was kept. */
  @Optional('text') failure!: RenderFailure | null;
  @Optional('text') cause!: string | null;
  /** While it is rendered: pages drawn, and of how many; null while they are laid out, and before and after. */
  @Optional('integer') pagesDrawn!: number | null;
  @Optional('integer') pages!: number | null;
  /** What made its bytes; null for what was not rendered but frozen, or rendered before this was kept. */
  @Optional('jsonb') renderedBy!: Record<string, string> | null;
}

/** Why a member does not agree to a release. Insert-only; `n` rises over all that was said of one release. */
@Entity('release_objection')
export class ReleaseObjectionEntity {
  @PrimaryColumn('uuid') @ForeignKey('release') releaseId!: string;
  @PrimaryColumn('integer') n!: number;
  @MemberKey() memberCode!: string;
  /** What was objected to: a redraft has another hash. */
  @Column('text') sha256!: string;
  @Column('text') reason!: string;
  /** Of the reason, where it is known. */
  @Optional('text') language!: string | null;
  @Column('text') actor!: string;
  @Column('timestamptz') at!: Date;
}

/** A person who may read a release before its instant. */
@Entity('release_reader')
@Check('release_reader_revoked_check', 'num_nonnulls(revoked_at, revoked_by) in (0, 2)')
@Index('release_reader_named_key', ['releaseId', 'personId'], { unique: true, where: 'revoked_at is null' })
export class ReleaseReaderEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') @ForeignKey('release') releaseId!: string;
  @Index() @Column('uuid') @ForeignKey('person') personId!: string;
  @Column('text') namedBy!: string;
  @Column('timestamptz') namedAt!: Date;
  @Optional('timestamptz') revokedAt!: Date | null;
  @Optional('text') revokedBy!: string | null;
}

/** A marked copy, taken before publication by an embargo reader or by a role; its number is printed on each page. Insert-only. */
@Entity('release_copy')
@Check('release_copy_taker_check', 'num_nonnulls(reader_id, person_id) = 1')
export class ReleaseCopyEntity {
  @PrimaryColumn('uuid') @ForeignKey('release') releaseId!: string;
  @PrimaryColumn('integer') n!: number;
  /** Of one who was named; null for one who reads by a role. */
  @Index() @Column('uuid', { nullable: true }) @ForeignKey('release_reader') readerId!: string | null;
  /** Of one who reads by a role; null for one who was named. */
  @Index() @Column('uuid', { nullable: true }) @ForeignKey('person') personId!: string | null;
  @Column('text') path!: string;
  @Column('timestamptz') at!: Date;
}

/** The instant of a cycle's next release, where the secretariat announced it: all that everybody may know of it before. */
@Entity('announcement')
export class AnnouncementEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @Column('timestamptz') instant!: Date;
  @Column('text') announcedBy!: string;
  @Column('timestamptz') announcedAt!: Date;
}

/** The public half of each key that releases were signed with; never changed and never removed. */
@Entity('signing_key')
export class SigningKeyEntity {
  /** RFC 7638. */
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') publicKey!: { kty: 'OKP'; crv: 'Ed25519'; x: string };
  @WrittenAt() firstUsedAt!: Date;
}
