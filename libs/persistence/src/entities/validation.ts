import {
  RUN_FAILURES,
  RUN_STATES,
  SEVERITIES,
  type Facts,
  type RunFailure,
  type RunState,
  type Severity,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';
import {
  FINDING_OUTCOMES,
  JUSTIFICATION_KINDS,
  RUN_KINDS,
  type FindingOutcome,
  type JustificationKind,
  type RunKind,
} from './words.js';

/** One run over one revision by one rule set; at most one per report is active. */
@Entity('validation_run')
@Unique('validation_run_revision_key', ['cycleId', 'memberCode', 'revision', 'ruleSet'])
@Index('validation_run_id_idx', ['id'])
@Index('validation_run_active_idx', ['cycleId', 'memberCode'], {
  unique: true,
  where: `state in ('QUEUED', 'RUNNING')`,
})
@ForeignKey('report', ['cycleId', 'memberCode'], ['cycleId', 'memberCode'])
@OneOf('validation_run', 'kind', RUN_KINDS)
@OneOf('validation_run', 'state', RUN_STATES)
@OneOf('validation_run', 'failure', RUN_FAILURES)
@Check('validation_run_progress_check', '0 <= done and done <= total')
export class ValidationRunEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('integer') revision!: number;
  /** SHA-256 of the rules. */
  @Column('text') ruleSet!: string;
  @Column('text') kind!: RunKind;
  @Column('text', { default: 'QUEUED' }) state!: RunState;
  /** Ended after the report had moved on: kept, and changes nothing newer. */
  @Column('boolean', { default: false }) stale!: boolean;
  /** Rules done of `total`. */
  @Column('integer', { default: 0 }) done!: number;
  @Column('integer', { default: 0 }) total!: number;
  @Optional('jsonb') counts!: RunCounts | null;
  /** The outcome of each rule as a letter, in the rules' order: with its findings all that a run came to. */
  @Optional('text') outcomes!: string | null;
  /** Hash of which submitted reports it read beside this one. */
  @Optional('text') around!: string | null;
  /** The kind of `cause`, for the reporter. */
  @Optional('text') failure!: RunFailure | null;
  /** Why it ended in ERROR, as it was thrown; for operators. */
  @Optional('text') cause!: string | null;
  @Column('text') requestedBy!: string;
  @WrittenAt() queuedAt!: Date;
  @Optional('timestamptz') startedAt!: Date | null;
  @Optional('timestamptz') endedAt!: Date | null;
}

export interface RunCounts {
  readonly pass: number;
  readonly fail: number;
  readonly notApplicable: number;
  readonly notRun: number;
  /** Rules that ran of all there are: the coverage. Absent on runs of before it was counted. */
  readonly rules?: { readonly ran: number; readonly of: number };
}

/** A rule that failed, could not run or is suspended, with the facts that fill its message; never a sentence. */
@Entity('finding')
@ForeignKey('validation_run', ['cycleId', 'memberCode', 'runId'], ['cycleId', 'memberCode', 'id'])
@OneOf('finding', 'severity', SEVERITIES)
@OneOf('finding', 'outcome', FINDING_OUTCOMES)
@Check('finding_cause_check', `(cause is not null) = (outcome = 'NOT_RUN')`)
export class FindingEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') runId!: string;
  @PrimaryColumn('integer') n!: number;
  /** The rule's code. */
  @Column('text') rule!: string;
  @Column('text') severity!: Severity;
  @Column('text') outcome!: FindingOutcome;
  /** The field: an indicator's code, and a part of it. */
  @Column('text') indicator!: string;
  @Optional('text') part!: string | null;
  @Column('jsonb', { default: {} }) facts!: Facts;
  /** Why it could not run. */
  @Optional('text') cause!: string | null;
  /** Of the values it read: a justification of the same hash still holds. */
  @Column('text') valuesSha256!: string;
}

/** Figures of other members behind a finding. The reporter's reach does not see this table. */
@Entity('finding_for_reviewers')
@ForeignKey('finding', ['cycleId', 'memberCode', 'runId', 'n'], ['cycleId', 'memberCode', 'runId', 'n'], {
  onDelete: 'CASCADE',
})
export class FindingForReviewersEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') runId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('jsonb') facts!: Facts;
}

/** Survives the next run and lapses when the values change. */
@Entity('justification')
@ForeignKey('report', ['cycleId', 'memberCode'], ['cycleId', 'memberCode'])
@OneOf('justification', 'kind', JUSTIFICATION_KINDS)
@Check('justification_text_check', `kind <> 'justified' or coalesce(text, '') <> ''`)
export class JustificationEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') rule!: string;
  @PrimaryColumn('text') indicator!: string;
  /** Empty where the finding has no part. */
  @PrimaryColumn('text', { default: '' }) part!: string;
  @PrimaryColumn('text') valuesSha256!: string;
  /** The report's revision when these words were written: until a version that holds it is certified they are a draft. */
  @Column('integer') sinceRevision!: number;
  @Column('text') kind!: JustificationKind;
  @Optional('text') text!: string | null;
  /** Of the text, where it is known. */
  @Optional('text') language!: string | null;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}

/** The secretariat has a rule of a cycle not run; over when it is reinstated. In force at most once. */
@Entity('rule_suspension')
@Index('rule_suspension_in_force_idx', ['cycleId', 'rule'], { unique: true, where: 'reinstated_at is null' })
@Check('rule_suspension_reinstated_check', 'num_nonnulls(reinstated_by, reinstated_at, reinstated_reason) in (0, 3)')
export class RuleSuspensionEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') @ForeignKey('cycle') cycleId!: string;
  /** The rule's code. */
  @Column('text') rule!: string;
  @Column('text') reason!: string;
  /** Of the reason, where it is known. */
  @Optional('text') language!: string | null;
  @Column('text') suspendedBy!: string;
  @WrittenAt() suspendedAt!: Date;
  @Optional('text') reinstatedBy!: string | null;
  @Optional('timestamptz') reinstatedAt!: Date | null;
  @Optional('text') reinstatedReason!: string | null;
  @Optional('text') reinstatedLanguage!: string | null;
}
