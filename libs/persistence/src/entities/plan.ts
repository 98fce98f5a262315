import {
  CYCLE_STATES,
  ITEM_MAP_KINDS,
  PLAN_VERSION_STATES,
  type CycleState,
  type ItemMapKind,
  type LocalText,
  type Plan,
  type PlanVersionState,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { OneOf, Optional, WrittenAt } from './columns.js';
import { PHASES, type Phase } from './words.js';

@Entity('plan')
export class PlanEntity {
  @PrimaryColumn('text') id!: string;
  @WrittenAt() createdAt!: Date;
}

@Entity('plan_version')
@Check('plan_version_n_check', 'n > 0')
@OneOf('plan_version', 'state', PLAN_VERSION_STATES)
export class PlanVersionEntity {
  @PrimaryColumn('text') @ForeignKey('plan') planId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('jsonb') body!: Plan;
  /** Of the canonical JSON of `body`. */
  @Column('text') sha256!: string;
  @Column('text', { default: 'DRAFT' }) state!: PlanVersionState;
  @WrittenAt() createdAt!: Date;
}

/** What became of an indicator or commitment between two versions of a plan. */
@Entity('item_map')
@Index(['planId', 'fromVersion'])
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
}

@Entity('cycle')
@Unique(['code'])
@Unique(['series', 'phase'])
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
}

export interface CycleSource {
  readonly citation: string;
  readonly url: string | null;
  readonly sha256: string | null;
}
