import { SCORE_STATES } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { LanguageCode } from './entry.js';
import { EvidenceInput } from './evidence.js';
import { LocalText } from './text.js';

const Value = z.literal([-1, 0, 1]);

const CitedDay = z.iso.date(FORM_FAULTS.day).optional();

/** A page that is cited in public: for a score, in a reply, in an answer; where in it, and the words that show it. */
export const CitedLink = EvidenceInput.pick({ title: true, publisher: true, url: true, page: true, quote: true })
  .required({ url: true })
  .extend({ published: CitedDay, accessed: CitedDay });
export type CitedLink = z.infer<typeof CitedLink>;

export const CitedLinks = z.array(CitedLink).max(10);

export const OpinionView = z.object({
  by: z.string(),
  value: Value,
  rationale: z.string(),
  /** Of the rationale; null where nobody knows. */
  language: z.string().nullable(),
  evidence: CitedLinks,
  at: z.string(),
});
export type OpinionView = z.infer<typeof OpinionView>;

/** One cell of the desk. What the reader may not see yet is null, by the API and not only by the screen. */
export const ScoreRow = z.object({
  member: z.string(),
  commitment: z.string(),
  state: z.enum(SCORE_STATES),
  kind: z.enum(['score', 'not-asked', 'no-data']).nullable(),
  value: Value.nullable(),
  /** How many of the two opinions are in. */
  opinions: z.int(),
  /** The reader has given one. */
  mine: z.boolean(),
  /** All entries that the guideline reads are approved or lapsed. */
  ready: z.boolean(),
  /** A conflict or a recusal keeps the reader from judging it. */
  barred: z.boolean(),
  /** A release waits until it is settled. */
  unsettled: z.boolean(),
  /** It stood, and is given again; to its member only where it was shown the one that stood. */
  again: z.boolean(),
  /** The member contests it as it was shared, and is not answered yet. */
  contested: z.boolean(),
  /** It departs from the guideline's proposal, and nobody has said why: until then it is not shared. */
  unexplained: z.boolean(),
  /** Until when the member may reply to a shared score. */
  replyDue: z.string().nullable(),
});
export type ScoreRow = z.infer<typeof ScoreRow>;

/** How many of a member's scores stand still until somebody acts, for the secretariat. */
export const WaitingScores = z.object({
  member: z.string(),
  /** Settled, and not shared with the member yet. */
  toShare: z.int(),
  /** Of these, departures from the guideline’s proposal without a reason: none of the member’s is shared before. */
  unexplained: z.int(),
  /** For the adjudicator: the two that were given differ. */
  disputed: z.int(),
  /** Open to the member's reply, the first of them until `replyDue`. */
  shared: z.int(),
  replyDue: z.string().nullable(),
  /** Which stood, and are given again. */
  again: z.int(),
  /** For which a release waits: begun, and not confirmed. */
  unsettled: z.int(),
  /** What a release takes. */
  confirmed: z.int(),
});
export type WaitingScores = z.infer<typeof WaitingScores>;

export const ProposalView = z.object({
  score: Value.nullable(),
  words: LocalText.nullable(),
  /** Where no score is proposed: the scores that are possible, and the indicators that would decide. */
  candidates: z.array(Value),
  needs: z.array(z.string()),
  /** The approved values that the clause read. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const ScoreChange = z.object({
  command: z.string(),
  from: Value.nullable(),
  to: Value.nullable(),
  state: z.enum(SCORE_STATES),
  reason: z.string().nullable(),
  /** Of the reason; null where nobody knows. */
  language: z.string().nullable(),
  role: z.string(),
  at: z.string(),
});

const ReplyGiven = z.object({
  /** Which of the replies to the score it is, from 1. */
  n: z.int(),
  kind: z.enum(['accepted', 'contested']),
  text: z.string(),
  /** Null where nobody knows; so of its answer. */
  language: z.string().nullable(),
  at: z.string(),
  /** False: the release prints “reply on file” instead of the words. */
  publish: z.boolean(),
  evidence: CitedLinks,
});

export const ReplyView = ReplyGiven.extend({
  answer: z.string().nullable(),
  answerLanguage: z.string().nullable(),
});

/** What has to be done before a score can be given: nothing, and it can be. */
export const AwaitedForScore = z.object({
  /** Of a report that is not under review: whether one may still come, or is back with its member; null where none is waited for. */
  report: z.enum(['to-come', 'back', 'never-came']).nullable(),
  /** Codes of the entries that the guideline reads and review has not settled. */
  entries: z.array(z.string()),
  /** How many actions two people have not classed yet. */
  actions: z.int(),
});

/** An indicator that no member answers: what assessors found of it, and what the guideline reads. */
export const AssessorFindingView = z.object({
  indicator: z.string(),
  /** What the guideline reads: what was found, or what the plan takes as long as nothing was; null where it takes nothing. */
  value: z.boolean().nullable(),
  /** The last that was recorded; its language is null where nobody said. */
  found: z.object({ rationale: z.string(), language: z.string().nullable(), at: z.string() }).nullable(),
});
export type AssessorFindingView = z.infer<typeof AssessorFindingView>;

export const ScoreView = z.object({
  row: ScoreRow,
  /** Null where no score is to be given, and for whoever is not told of the way to one. */
  awaited: AwaitedForScore.nullable(),
  /** Whether a report of the member was submitted and stands; null for whom its report is none to know of. */
  submitted: z.boolean().nullable(),
  /** What assessors found of what no member answers, by the indicator's code; to those who judge the cell and, once its score is shared, its member. */
  findings: z.array(AssessorFindingView),
  own: OpinionView.nullable(),
  /** Both, once both are in; until then only the reader's own. */
  opinions: z.array(OpinionView),
  /** Null until both opinions are in. */
  proposal: ProposalView.nullable(),
  rationale: z.string().nullable(),
  rationaleLanguage: z.string().nullable(),
  reply: ReplyView.nullable(),
  /** What the member replied before, the newest first: what it replaced itself is kept, and not released. */
  earlierReplies: z.array(ReplyGiven),
  /** What it replied to a score that was given again since, the newest first: kept, and not released either. */
  formerReplies: z.array(ReplyGiven),
  changes: z.array(ScoreChange),
  commands: z.array(z.string()),
});
export type ScoreView = z.infer<typeof ScoreView>;

/** A reviewer's opinion, or the adjudicator's score; where that departs from the proposal its rationale says why. */
export const GiveOpinion = z.strictObject({
  value: Value,
  rationale: z.string().trim().min(20).max(1_200),
  /** In which the rationale is written; that of the person's letters without it. */
  language: LanguageCode.optional(),
  /** Pages that show it, beside the entries and actions: published with the score. */
  evidence: CitedLinks.optional(),
});
export type GiveOpinion = z.infer<typeof GiveOpinion>;

/** Why an agreed score departs from the guideline's proposal: it is printed beside the score. */
export const ExplainDeparture = z.strictObject({
  sentence: z.string().trim().min(20).max(1_200),
  /** In which it is written; that of the person's letters without it. */
  language: LanguageCode.optional(),
});
export type ExplainDeparture = z.infer<typeof ExplainDeparture>;

/** A finding set by assessors: `boolean`, with the reason. */
export const SetFinding = z.strictObject({
  value: z.boolean(),
  rationale: z.string().trim().min(20).max(1_200),
  /** In which the rationale is written; that of the person's letters without it. */
  language: LanguageCode.optional(),
});
export type SetFinding = z.infer<typeof SetFinding>;

export const ShareScores = z.strictObject({ member: z.string().max(10) });
export type ShareScores = z.infer<typeof ShareScores>;

export const GiveReply = z
  .strictObject({
    kind: z.enum(['accepted', 'contested']),
    text: z.string().trim().max(4_000).default(''),
    /** In which the text is written; that of the person's letters without it. */
    language: LanguageCode.optional(),
    /** False: the words are kept on file, and neither they nor the evidence are published; the answer is. */
    publish: z.boolean().default(true),
    /** Pages that show it. */
    evidence: CitedLinks.default([]),
  })
  .refine(({ kind, text }) => kind === 'accepted' || text.length >= 3, {
    path: ['text'],
    message: FORM_FAULTS.contestWords,
  });
export type GiveReply = z.infer<typeof GiveReply>;

/** Why a score that one reviewer gave is scored by a second one. */
export const AskSecondScore = z.strictObject({ reason: z.string().trim().min(20).max(1_200) });
export type AskSecondScore = z.infer<typeof AskSecondScore>;

/** The answer to a reply: the score stands, or another one with the reason. */
export const AnswerReply = z.strictObject({
  value: Value,
  /** Which reply it answers, as it was read: another one may have been given meanwhile. */
  reply: z.int().min(1).optional(),
  answer: z.string().trim().min(20).max(1_200),
  /** In which the answer is written; that of the person's letters without it. */
  language: LanguageCode.optional(),
  evidence: CitedLinks.default([]),
});
export type AnswerReply = z.infer<typeof AnswerReply>;

/** A published score of an earlier cycle on the same commitment: what the desk may compare with, and nothing that is blind. */
export const SimilarCase = z.object({
  cycle: z.string(),
  title: LocalText,
  phase: z.enum(['interim', 'final']),
  member: z.string(),
  name: LocalText,
  /** As the commitment was printed then. */
  code: z.string(),
  value: Value,
  reason: LocalText.nullable(),
  rationale: LocalText.nullable(),
});
export type SimilarCase = z.infer<typeof SimilarCase>;

export const SimilarCasesView = z.object({
  /** The member's own first, then in the order of the plan; inside each the newest first. */
  cases: z.array(SimilarCase),
  /** How many published releases of earlier cycles were looked at. */
  releases: z.int(),
});
export type SimilarCasesView = z.infer<typeof SimilarCasesView>;
