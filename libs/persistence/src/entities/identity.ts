import {
  RECUSAL_KINDS,
  ROLES,
  STOOD_IN_ROLES,
  TOKEN_ACCESS,
  type RecusalKind,
  type Role,
  type StoodInRole,
  type TokenAccess,
} from '@signatory/domain';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Generated,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { OneOf, Optional, WrittenAt } from './columns.js';
import { PASSKEY_PURPOSES, type PasskeyPurpose } from './words.js';

@Entity('person')
@Unique(['email'])
@Check('person_email_check', 'email = lower(email)')
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  /** Lower case. */
  @Column('text') email!: string;
  @Column('text') name!: string;
  /** argon2id; null until the person has chosen one. */
  @Optional('text') passwordHash!: string | null;
  /** The member whose official this is; null for an independent one. */
  @Column({ type: 'text', nullable: true, collation: 'C' }) nationality!: string | null;
  @Optional('timestamptz') disabledAt!: Date | null;
  /** Null until the first, and of those from before it was kept. */
  @Optional('timestamptz') lastSignInAt!: Date | null;
  @WrittenAt() createdAt!: Date;
}

@Entity('role_grant')
@OneOf('role_grant', 'role', ROLES)
@Check('role_grant_confirmed_check', 'num_nonnulls(confirmed_at, confirmed_by) in (0, 2)')
export class RoleGrantEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') @ForeignKey('person') personId!: string;
  @Column('text') role!: Role;
  @Index() @Column('text') @ForeignKey('plan') planId!: string;
  /** Null for every cycle of the plan. */
  @Optional('uuid') @ForeignKey('cycle') cycleId!: string | null;
  /** The own member, or those assigned; empty for roles that cover the plan. */
  @Column('text', { array: true, default: '{}' }) members!: string[];
  @Column('text', { array: true, default: '{}' }) pillars!: string[];
  /** The entries delegated to a contributor; empty for none. */
  @Column('text', { array: true, default: '{}' }) indicators!: string[];
  @Optional('timestamptz') until!: Date | null;
  @Column('text') grantedBy!: string;
  @WrittenAt() grantedAt!: Date;
  /** When somebody last said that the person still needs it. */
  @Optional('timestamptz') confirmedAt!: Date | null;
  @Optional('text') confirmedBy!: string | null;
}

/** What a person declared that it will not judge in a cycle. It is kept when the secretariat withdraws it. */
@Entity('recusal')
@OneOf('recusal', 'kind', RECUSAL_KINDS)
@Check('recusal_members_check', 'cardinality(members) > 0')
@Check('recusal_conflict_check', `kind <> 'conflict' or cardinality(pillars) = 0`)
@Check(
  'recusal_withdrawn_check',
  'num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3) and withdrawn_by is distinct from person_id::text',
)
export class RecusalEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') @ForeignKey('person') personId!: string;
  @Index() @Column('uuid') @ForeignKey('cycle') cycleId!: string;
  @Column('text') kind!: RecusalKind;
  @Column('text', { array: true }) members!: string[];
  /** Empty for all. */
  @Column('text', { array: true, default: '{}' }) pillars!: string[];
  @Column('text') reason!: string;
  @WrittenAt() declaredAt!: Date;
  @Optional('timestamptz') withdrawnAt!: Date | null;
  @Optional('text') withdrawnBy!: string | null;
  @Optional('text') withdrawnReason!: string | null;
}

/** Who does an absent person's part of a cycle between two instants. Over by itself, or ended before. */
@Entity('stand_in')
@OneOf('stand_in', 'role', STOOD_IN_ROLES)
@Check('stand_in_people_check', 'person_id <> absent_id')
@Check('stand_in_time_check', 'from_at < until_at')
@Check('stand_in_ended_check', 'num_nonnulls(ended_at, ended_by, ended_reason) in (0, 3)')
export class StandInEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') @ForeignKey('cycle') cycleId!: string;
  @Column('text') role!: StoodInRole;
  @Column('uuid') @ForeignKey('person', { name: 'stand_in_absent_fkey' }) absentId!: string;
  @Index() @Column('uuid') @ForeignKey('person') personId!: string;
  /** Of those that the absent person judges; empty for all. */
  @Column('text', { array: true, default: '{}' }) members!: string[];
  @Column('timestamptz') fromAt!: Date;
  @Column('timestamptz') untilAt!: Date;
  @Column('text') reason!: string;
  @Column('text') arrangedBy!: string;
  @WrittenAt() arrangedAt!: Date;
  @Optional('timestamptz') endedAt!: Date | null;
  @Optional('text') endedBy!: string | null;
  @Optional('text') endedReason!: string | null;
}

@Entity('session')
export class SessionEntity {
  /** Of the 256-bit token, which is stored nowhere. */
  @PrimaryColumn('text') tokenSha256!: string;
  /** By which its person names it: it opens nothing. */
  @Index('session_id_key', { unique: true }) @Column('uuid') @Generated('uuid') id!: string;
  @Index() @Column('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string;
  @WrittenAt() createdAt!: Date;
  @Index() @Column('timestamptz') expiresAt!: Date;
  @WrittenAt() lastSeenAt!: Date;
  /** When the second factor was last given in it, as a code or a passkey. */
  @Optional('timestamptz') verifiedAt!: Date | null;
  /** The network and the kind of program that it began from, as the trail tells them. */
  @Optional('text') address!: string | null;
  @Optional('text') agent!: string | null;
}

/** By which a program acts for a person, without a session. */
@Entity('access_token')
@Unique(['tokenSha256'])
@OneOf('access_token', 'access', TOKEN_ACCESS)
@Check('access_token_roles_check', 'cardinality(roles) > 0')
export class AccessTokenEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  /** Of the token, which is stored nowhere. */
  @Column('text') tokenSha256!: string;
  @Index() @Column('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string;
  /** Which program it is for, in the person's words. */
  @Column('text') name!: string;
  /** Those of the person's that it carries, as far as they are held when it is used. */
  @Column('text', { array: true }) roles!: Role[];
  @Column('text') access!: TokenAccess;
  @WrittenAt() createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Optional('timestamptz') lastUsedAt!: Date | null;
}

/** What a person has beside the password: the secret of an app that makes codes (RFC 6238). */
@Entity('second_factor')
export class SecondFactorEntity {
  @PrimaryColumn('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string;
  /** Sealed with a key that the database does not have. */
  @Column('text') secret!: string;
  @WrittenAt() madeAt!: Date;
  /** Null until a code showed that the app has the secret: before, nothing asks for it. */
  @Optional('timestamptz') confirmedAt!: Date | null;
  /** The step of the last code that was accepted: neither it nor an earlier one is again. */
  @Optional('bigint') lastStep!: string | null;
}

/** One of the codes that stand in for a person's second factors, each once. */
@Entity('recovery_code')
export class RecoveryCodeEntity {
  @PrimaryColumn('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string;
  /** Of the code, which is stored nowhere. */
  @PrimaryColumn('text') codeSha256!: string;
  @Optional('timestamptz') usedAt!: Date | null;
}

/** A public key by which a person signs in (WebAuthn); the private one never leaves the person's device. */
@Entity('passkey')
@Unique(['credentialId'])
export class PasskeyEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string;
  /** As the device names it, in base64url. */
  @Column('text') credentialId!: string;
  /** A COSE key. */
  @Column('bytea') publicKey!: Buffer;
  /** How often the device says that it has signed; devices that share a passkey stay at 0. */
  @Column('bigint') counter!: string;
  /** By which ways the device is reached, as the browser says; a hint for the next time. */
  @Column('text', { array: true, default: '{}' }) transports!: string[];
  /** Which one it is, in the person's words. */
  @Column('text') name!: string;
  @WrittenAt() createdAt!: Date;
  @Optional('timestamptz') lastUsedAt!: Date | null;
}

/** A question that a device is to sign, until it is answered or too old. Each is taken once, by whatever process. */
@Entity('passkey_challenge')
@OneOf('passkey_challenge', 'purpose', PASSKEY_PURPOSES)
export class PasskeyChallengeEntity {
  /** Of the 256 random bits, in base64url. */
  @PrimaryColumn('text') challengeSha256!: string;
  @Column('text') purpose!: PasskeyPurpose;
  /** Who was asked; null at the sign-in, where nobody is known yet. */
  @Optional('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string | null;
  @Index() @Column('timestamptz') expiresAt!: Date;
}

/** Whom an identity provider names is a person here. */
@Entity('linked_identity')
export class LinkedIdentityEntity {
  @PrimaryColumn('text') issuer!: string;
  /** The provider's own id of somebody, which it never gives to another. */
  @PrimaryColumn('text') subject!: string;
  @Index() @Column('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string;
  @WrittenAt() linkedAt!: Date;
}

/** A one-time link that makes an account. */
@Entity('invitation')
@OneOf('invitation', 'role', ROLES)
export class InvitationEntity {
  @PrimaryColumn('text') tokenSha256!: string;
  @Column('text') role!: Role;
  @WrittenAt() createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Optional('timestamptz') usedAt!: Date | null;
  @Optional('uuid') @ForeignKey('person') usedBy!: string | null;
}

/** A one-time link by which a person chooses a new password. */
@Entity('password_reset')
export class PasswordResetEntity {
  @PrimaryColumn('text') tokenSha256!: string;
  @Index() @Column('uuid') @ForeignKey('person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') madeBy!: string;
  @WrittenAt() createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Optional('timestamptz') usedAt!: Date | null;
}

/** Sign-ins of one account or address that failed, or are under way; and the requests of an access token in its minute. */
@Entity('sign_in_attempt')
export class SignInAttemptEntity {
  /** Of the account, address or token, which is not kept. */
  @PrimaryColumn('text') keySha256!: string;
  @Column('integer') count!: number;
  @Index() @Column('timestamptz') lastAt!: Date;
  @Column('timestamptz') lockedUntil!: Date;
}
