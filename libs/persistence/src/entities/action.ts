import {
  ACTION_CLASSES,
  ACTION_ORIGINS,
  ACTION_STATES,
  EVIDENCE_TIERS,
  LINK_REASONS,
  LINK_STATES,
  type ActionClass,
  type ActionOrigin,
  type ActionState,
  type LocalText,
  type Role,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { CitedPiece } from './cited-piece.js';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';
import { LinkOutcome } from './link-outcome.js';
import { PUBLISHER_CLASSES, SEARCH_OUTCOMES, type SearchOutcome } from './words.js';

const OF_ACTION = ['cycleId', 'memberCode', 'actionId'] as const;
const ACTION_KEY = ['cycleId', 'memberCode', 'id'] as const;

/** The head of something that a member did. Its class is empty until two people have classed it. */
@Entity('action')
@Index(['cycleId', 'memberCode', 'commitmentId'])
@OneOf('action', 'origin', ACTION_ORIGINS)
@OneOf('action', 'state', ACTION_STATES)
@OneOf('action', 'class', ACTION_CLASSES)
@Check('action_classes_check', 'classes between 0 and 2')
@Check('action_classed_check', `(class is not null) = (state in ('CLASSED', 'CONTESTED', 'ANSWERED'))`)
@Check('action_two_people_check', `state in ('PROPOSED', 'WITHDRAWN') or classes = 2`)
export class ActionEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') commitmentId!: string;
  @Column('text') origin!: ActionOrigin;
  /** An ISO date, in the cycle's window. */
  @Column('date') happened!: string;
  @Column('jsonb') text!: LocalText;
  @Column('text', { default: 'PROPOSED' }) state!: ActionState;
  @Column('integer', { default: 1 }) version!: number;
  /** How many of the two blind classes are in; the classes themselves stay hidden until both are. */
  @Column('integer', { default: 0 }) classes!: number;
  @Optional('text') class!: ActionClass | null;
  /** The version of the codebook by which it is classed. */
  @Column('text') codebook!: string;
  @Column('text') proposedBy!: string;
  /** By which role it was brought. */
  @Column('text') role!: Role;
  @WrittenAt() at!: Date;
}

/** What shows an action. Insert-only. */
@Entity('action_evidence')
@ForeignKey('action', OF_ACTION, ACTION_KEY)
@Index(['memberCode', 'blobSha256'])
@ForeignKey('blob', ['memberCode', 'blobSha256'], ['memberCode', 'sha256'], { name: 'action_evidence_blob_fkey' })
@OneOf('action_evidence', 'publisher_class', PUBLISHER_CLASSES)
@OneOf('action_evidence', 'tier', EVIDENCE_TIERS)
export class ActionEvidenceEntity extends CitedPiece {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') actionId!: string;
  @PrimaryColumn('integer') n!: number;
}

/** The links behind actions. No rule reads them. */
@Entity('action_link_check')
@ForeignKey('action_evidence', ['cycleId', 'memberCode', 'actionId', 'n'], ['cycleId', 'memberCode', 'actionId', 'n'])
@OneOf('action_link_check', 'state', LINK_STATES)
@OneOf('action_link_check', 'reason', LINK_REASONS)
export class ActionLinkCheckEntity extends LinkOutcome {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') actionId!: string;
  @PrimaryColumn('integer') n!: number;
}

/** What one person classed, blind. Insert-only. */
@Entity('action_class')
@ForeignKey('action', OF_ACTION, ACTION_KEY)
@OneOf('action_class', 'class', ACTION_CLASSES)
// Unique by the place: a stand-in and the person stood in for share one.
@Index('action_class_place_idx', { synchronize: false })
export class ActionClassEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') actionId!: string;
  @PrimaryColumn('text') reviewer!: string;
  /** The person in whose place it was given. */
  @Optional('text') standsInFor!: string | null;
  @Column('text') class!: ActionClass;
  @Column('text') rationale!: string;
  /** Of the rationale; null where nobody knows. */
  @Optional('text') language!: string | null;
  @Column('text') codebook!: string;
  @WrittenAt() at!: Date;
}

/** The ledger of an action: each step with who took it, and its words. Insert-only. */
@Entity('action_change')
@ForeignKey('action', OF_ACTION, ACTION_KEY)
export class ActionChangeEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') actionId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') command!: string;
  @Column('text') fromState!: ActionState;
  @Column('text') toState!: ActionState;
  @Optional('text') toClass!: ActionClass | null;
  @Optional('text') text!: string | null;
  /** Of the text, where it is known. */
  @Optional('text') language!: string | null;
  @Column('text') role!: Role;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}

/** A member × commitment on which nothing is known: how far it was searched, and until when the member may answer. */
@Entity('silent_cell')
@Check('silent_cell_searches_check', 'searches between 0 and 2')
@Check(
  'silent_cell_searched_check',
  'num_nonnulls(searched_at, reply_until) in (0, 2) and (searched_at is not null) = (searches = 2)',
)
export class SilentCellEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') commitmentId!: string;
  /** Reviewers who have searched every source, up to the two that are needed. */
  @Column('integer', { default: 0 }) searches!: number;
  /** When the last whole search ended. */
  @WrittenAt() changedAt!: Date;
  @Optional('timestamptz') searchedAt!: Date | null;
  @Optional('timestamptz') replyUntil!: Date | null;
}

/** One search of one public source. Insert-only. */
@Entity('desk_search')
@ForeignKey('silent_cell', ['cycleId', 'memberCode', 'commitmentId'], ['cycleId', 'memberCode', 'commitmentId'])
@OneOf('desk_search', 'outcome', SEARCH_OUTCOMES)
@Check('desk_search_found_check', `outcome = 'nothing' or coalesce(note, '') <> ''`)
export class DeskSearchEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') commitmentId!: string;
  @PrimaryColumn('text') reviewer!: string;
  @PrimaryColumn('integer') n!: number;
  /** The code of one of the plan's sources. */
  @Column('text') source!: string;
  @Column('text') query!: string;
  @Column('text') outcome!: SearchOutcome;
  @Optional('text') note!: string | null;
  @WrittenAt() at!: Date;
}

/** The secret with which a cycle's sample is drawn, until its release prints it. */
@Entity('sample_draw')
export class SampleDrawEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @Column('text') nonce!: string;
}
