import {
  COMMENT_ITEMS,
  COMMENT_VOICES,
  CYCLE_STATES,
  DEFAULT_REMINDERS,
  ITEM_MAP_KINDS,
  ITEM_TYPES,
  PHASES,
  PLAN_VERSION_STATES,
  type AdoptionRecord,
  type CommentItem,
  type CommentVoice,
  type CyclePin,
  type CycleState,
  type ItemMapKind,
  type ItemType,
  type LocalText,
  type Phase,
  type Plan,
  type PlanDecision,
  type PlanVersionState,
  type Reminders,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';

@Entity('plan')
export class PlanEntity {
  @PrimaryColumn('text') id!: string;
  @WrittenAt() createdAt!: Date;
}

@Entity('plan_version')
@Check('plan_version_n_check', 'n > 0')
@OneOf('plan_version', 'state', PLAN_VERSION_STATES)
@Check('plan_version_document_check', `document is null or state = 'DRAFT'`)
export class PlanVersionEntity {
  @PrimaryColumn('text') @ForeignKey('plan') planId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('jsonb') body!: Plan;
  /** Of the canonical JSON of `body`. */
  @Column('text') sha256!: string;
  @Column('text', { default: 'DRAFT' }) state!: PlanVersionState;
  @WrittenAt() createdAt!: Date;
  /** Rises with each change of what stands beside the body: the ETag. */
  @Column('integer', { default: 1 }) version!: number;
  @Optional('timestamptz') consultationUntil!: Date | null;
  /** When it was put to the members. */
  @Optional('timestamptz') consultedAt!: Date | null;
  /** Null until it is adopted. */
  @Optional('jsonb') adoption!: AdoptionRecord | null;
  /** What its adopters decided for single members; the body stays as it was read. */
  @Column('jsonb', { default: [] }) decisions!: PlanDecision[];
  /** Of the canonical JSON of `decisions`; null while there are none. */
  @Optional('text') decisionsSha256!: string | null;
  /** The version whose text it began with; null where it came from a file. */
  @Optional('integer') copiedFrom!: number | null;
  /** Who changed the text last, while it is a draft. */
  @Optional('text') revisedBy!: string | null;
  @Optional('timestamptz') revisedAt!: Date | null;
  /** The text of a draft while something in it keeps it from the members; the body is then what it last was without. As it was written: the order of keys says something. */
  @Optional('json') document!: object | null;
}

/** What a member, or the secretariat in answer, says to a plan version under consultation. Insert-only. */
@Entity('plan_comment')
@ForeignKey('plan_version', ['planId', 'planVersion'], ['planId', 'n'])
@OneOf('plan_comment', 'item', COMMENT_ITEMS)
@Check('plan_comment_item_id_check', `(item_id is null) = (item = 'plan')`)
@OneOf('plan_comment', 'voice', COMMENT_VOICES)
export class PlanCommentEntity {
  @PrimaryColumn('text') planId!: string;
  @PrimaryColumn('integer') planVersion!: number;
  /** Whose thread it is, also for the secretariat's answers. */
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') id!: string;
  /** The id of the first comment of its thread. */
  @Column('uuid') thread!: string;
  @Column('text') item!: CommentItem;
  /** The commitment's or indicator's id; null for the plan as a whole. */
  @Optional('text') itemId!: string | null;
  @Column('text') voice!: CommentVoice;
  @Column('text') text!: string;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}

/** What became of an indicator or commitment between two versions of a plan. */
@Entity('item_map')
@Index(['planId', 'fromVersion'])
@OneOf('item_map', 'item', ITEM_TYPES)
@OneOf('item_map', 'kind', ITEM_MAP_KINDS)
@Check('item_map_ends_check', `(from_id is null) = (kind = 'new') and (to_id is null) = (kind = 'dropped')`)
@ForeignKey('plan_version', ['planId', 'fromVersion'], ['planId', 'n'], { name: 'item_map_from_fkey' })
@ForeignKey('plan_version', ['planId', 'toVersion'], ['planId', 'n'], { name: 'item_map_to_fkey' })
export class ItemMapEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') planId!: string;
  @Column('integer') fromVersion!: number;
  @Optional('text') fromId!: string | null;
  @Column('integer') toVersion!: number;
  @Optional('text') toId!: string | null;
  @Column('text') kind!: ItemMapKind;
  @Column('text') item!: ItemType;
  @Column('text') decidedBy!: string;
  @WrittenAt() decidedAt!: Date;
}

@Entity('cycle')
@Unique(['code'])
@Unique(['series', 'phase'])
@Index('cycle_baseline_idx', ['planId'], { unique: true, where: `phase = 'baseline'` })
@Index(['planId', 'planVersion'])
@OneOf('cycle', 'phase', PHASES)
@OneOf('cycle', 'state', CYCLE_STATES)
@Check('cycle_window_check', 'window_from <= window_to')
@Check('cycle_dates_check', 'opens_at <= deadline_at and deadline_at <= cut_off_at')
@ForeignKey('plan_version', ['planId', 'planVersion'], ['planId', 'n'])
export class CycleEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') planId!: string;
  @Column('integer') planVersion!: number;
  /** SHA-256 of the rules pinned at opening; null while in design or where scores were imported. */
  @Optional('text') ruleSet!: string | null;
  @Column('text') series!: string;
  @Column('text') phase!: Phase;
  /** The interim cycle that a final one follows. */
  @Optional('uuid') @ForeignKey('cycle') follows!: string | null;
  @Column('text', { default: 'DESIGN' }) state!: CycleState;
  /** Rises with each change: the ETag. */
  @Column('integer', { default: 1 }) version!: number;
  @Column('jsonb') title!: LocalText;
  /** ISO dates. */
  @Optional('date') windowFrom!: string | null;
  @Optional('date') windowTo!: string | null;
  @Optional('timestamptz') opensAt!: Date | null;
  @Optional('timestamptz') deadlineAt!: Date | null;
  @Optional('timestamptz') cutOffAt!: Date | null;
  @Optional('timestamptz') reviewDeadlineAt!: Date | null;
  @Column('jsonb', { default: {} }) settings!: Record<string, unknown>;
  @Column('boolean', { default: false }) illustrative!: boolean;
  /** Of imported scores: citation, url, sha256 of the file. */
  @Optional('jsonb') source!: CycleSource | null;
  @WrittenAt() createdAt!: Date;
  /** What its opening pinned; null before. */
  @Optional('jsonb') pin!: CyclePin | null;
  /** It opens at `opensAt` and closes at `cutOffAt` by itself. */
  @Column('boolean', { default: false }) automatic!: boolean;
  /** Why it did not open by itself: a refusal's code; null otherwise. */
  @Optional('text') openingFault!: string | null;
  @Column('jsonb', { default: DEFAULT_REMINDERS }) reminders!: Reminders;
  /** Members whose reports a correction case has reopened. */
  @Column('text', { array: true, default: '{}' }) correcting!: string[];
}

export interface CycleSource {
  readonly citation: string;
  readonly url: string | null;
  readonly sha256: string | null;
}
