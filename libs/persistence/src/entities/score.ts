import { SCORE_STATES, type LocalText, type Role, type ScoreState, type ScoreValue } from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';
import { AGREEMENTS, REPLY_KINDS, SCORE_KINDS, type Agreement, type ReplyKind, type ScoreKind } from './words.js';

const OF_SCORE = ['cycleId', 'memberCode', 'commitmentId'] as const;

/** The head of a score. Its member sees it from SHARED on. */
@Entity('score')
@Index(['cycleId', 'state'])
@OneOf('score', 'state', SCORE_STATES)
@OneOf('score', 'kind', SCORE_KINDS)
@Check('score_value_check', 'value between -1 and 1 and proposal between -1 and 1')
@Check('score_round_check', 'round > 0')
@Check('score_opinions_check', 'opinions between 0 and 2')
@Check('score_kind_value_check', `(value is not null) = (kind is not null and kind = 'score')`)
@OneOf('score', 'agreement', AGREEMENTS)
@Check('score_settled_check', `state in ('NOT_SCORED', 'SCORED', 'DISPUTED') or kind is not null`)
export class ScoreEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') commitmentId!: string;
  @Column('text', { default: 'NOT_SCORED' }) state!: ScoreState;
  /** Rises with each change: the ETag. */
  @Column('integer', { default: 1 }) version!: number;
  /** How many of the two blind opinions are in; the opinions themselves stay hidden until both are. */
  @Column('integer', { default: 0 }) opinions!: number;
  /** Rises when a correction case has it scored again; opinions of this round have this `n`. */
  @Column('integer', { default: 1 }) round!: number;
  /** Of this round: it was settled by one person, and a second one was asked for. */
  @Column('boolean', { default: false }) takenBack!: boolean;
  @Optional('text') kind!: ScoreKind | null;
  @Optional('smallint') value!: ScoreValue | null;
  /** The guideline's, revealed after both opinions. */
  @Optional('smallint') proposal!: ScoreValue | null;
  @Optional('jsonb') proposalWords!: LocalText | null;
  /** The sentence of the clause that decided, or the printed reason of N/A and no data. */
  @Optional('jsonb') reason!: LocalText | null;
  @Optional('jsonb') rationale!: LocalText | null;
  @Column('jsonb', { default: [] }) evidence!: readonly CitedEvidence[];
  @Optional('text') agreement!: Agreement | null;
  @Optional('timestamptz') sharedAt!: Date | null;
  @Optional('timestamptz') replyDueAt!: Date | null;
  @WrittenAt() changedAt!: Date;
}

/** A source as it is printed beside a score. */
export interface CitedEvidence {
  readonly title: string;
  // `undefined` is allowed, so that what was parsed at the border is one of these without a copy.
  readonly publisher?: string | undefined;
  readonly url?: string | undefined;
  readonly published?: string | undefined;
  /** When whoever cites it read it. */
  readonly accessed?: string | undefined;
  /** Where in it, and the words that show it. */
  readonly page?: string | undefined;
  readonly quote?: string | undefined;
}

/** What one reviewer gave, blind. Insert-only; `n` is the round of the score. */
@Entity('score_opinion')
@ForeignKey('score', OF_SCORE, OF_SCORE)
// Over an expression, which entities cannot say.
@Index('score_opinion_place_idx', { synchronize: false })
@Check('score_opinion_value_check', 'value between -1 and 1')
export class ScoreOpinionEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') commitmentId!: string;
  @PrimaryColumn('text') reviewer!: string;
  @PrimaryColumn('integer', { default: 1 }) n!: number;
  @Column('smallint') value!: ScoreValue;
  @Column('text') rationale!: string;
  /** In which it is written; null where nobody said. */
  @Optional('text') language!: string | null;
  /** Pages that it cites. */
  @Column('jsonb', { default: [] }) evidence!: readonly CitedEvidence[];
  /** The id of the absent person in whose place it was given. */
  @Optional('text') standsInFor!: string | null;
  @WrittenAt() at!: Date;
}

/** What assessors found of an indicator of the role *finding*. Insert-only: the highest `n` holds. */
@Entity('assessor_finding')
export class AssessorFindingEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') indicatorId!: string;
  @PrimaryColumn('integer') n!: number;
  /** Whose score rests on it: its member sees it with that. Null of one whose plan has no such indicator. */
  @Optional('text') commitmentId!: string | null;
  @Column('boolean') value!: boolean;
  @Column('text') rationale!: string;
  /** In which it is written; null where nobody said. */
  @Optional('text') language!: string | null;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}

/** The ledger of a score. Insert-only. */
@Entity('score_change')
@ForeignKey('score', OF_SCORE, OF_SCORE)
export class ScoreChangeEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') commitmentId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') command!: string;
  @Column('text') fromState!: ScoreState;
  @Column('text') toState!: ScoreState;
  @Optional('text') fromKind!: ScoreKind | null;
  @Optional('smallint') fromValue!: ScoreValue | null;
  @Optional('text') toKind!: ScoreKind | null;
  @Optional('smallint') toValue!: ScoreValue | null;
  @Optional('text') reason!: string | null;
  /** Of the reason, where it is known. */
  @Optional('text') language!: string | null;
  @Column('jsonb', { default: [] }) evidence!: readonly CitedEvidence[];
  @Column('text') role!: Role | 'system';
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}

/** The member's right of reply. Insert-only. */
@Entity('score_reply')
@ForeignKey('score', OF_SCORE, OF_SCORE)
@OneOf('score_reply', 'kind', REPLY_KINDS)
@Check('score_reply_text_check', `kind <> 'contested' or coalesce(text, '') <> ''`)
export class ScoreReplyEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') commitmentId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') kind!: ReplyKind;
  @Optional('text') text!: string | null;
  /** Of the text, where it is known. */
  @Optional('text') language!: string | null;
  /** False: the words and the evidence are kept on file; the release says so and prints neither. */
  @Column('boolean', { default: true }) publish!: boolean;
  @Column('jsonb', { default: [] }) evidence!: readonly CitedEvidence[];
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}
