import {
  ACTION_CLASSES,
  ACTION_ORIGINS,
  ACTION_STATES,
  ENTRY_REVIEW_STATES,
  ROLES,
  SCORE_STATES,
  SEVERITIES,
} from '@signatory/domain';
import { z } from 'zod';
import { ActionPiece } from './action.js';
import { CitedLink, CitedLinks } from './scoring.js';
import { AnswerView, CalculationView } from './entry.js';
import { EvidenceView } from './evidence.js';
import { FindingView } from './report.js';
import { LocalText } from './text.js';

const Value = z.literal([-1, 0, 1]);

/** Who did something, by role; which of two reviewers; and the name, for whoever may read the audit trail. */
export const DoerView = z.object({
  role: z.enum([...ROLES, 'system']),
  n: z.int().nullable(),
  name: z.string().nullable(),
});
export type DoerView = z.infer<typeof DoerView>;

/** A clause of the guideline, in words and as it is evaluated. */
export const ClauseView = z.object({
  score: Value,
  words: LocalText,
  condition: z.string(),
  countervailing: z.boolean(),
  /** Whether it gave what the guideline proposed. */
  decided: z.boolean(),
});
export type ClauseView = z.infer<typeof ClauseView>;

/** What a rule came to on an entry; a finding has its message and, where it was answered, the answer. */
export const WhyRule = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  outcome: z.enum(['PASS', 'FAIL', 'NOT_APPLICABLE', 'NOT_RUN', 'SUSPENDED']),
  message: FindingView.shape.message.nullable(),
  /** Why the secretariat suspended it, in its words; null where it did not. */
  suspension: z.object({ reason: z.string(), language: z.string().nullable() }).nullable(),
  justification: z.object({ text: z.string(), language: z.string().nullable(), at: z.string() }).nullable(),
});
export type WhyRule = z.infer<typeof WhyRule>;

/** A value that the guideline read, as review had settled it, with what stands behind. */
export const WhyEntry = z.object({
  indicator: z.string(),
  question: LocalText,
  /** Found by assessors; a member answers the others. */
  assessor: z.boolean(),
  /** Of one that is calculated, what from; null where that is withheld. */
  calculation: CalculationView.nullable(),
  /** The guideline knew it: an approved answer, or a finding. */
  known: z.boolean(),
  /** It is not the reader's to see. */
  withheld: z.boolean(),
  /** Null of a finding, and of what was never given. */
  state: z.enum(ENTRY_REVIEW_STATES).nullable(),
  version: z.int().nullable(),
  status: AnswerView.shape.status.nullable(),
  value: AnswerView.shape.value,
  currency: z.string().nullable(),
  /** The assessors' words on a finding. */
  rationale: z.string().nullable(),
  /** Of the rationale; null where nobody knows. */
  rationaleLanguage: z.string().nullable(),
  saved: z.object({ by: DoerView, at: z.string() }).nullable(),
  decided: z.object({ by: DoerView, at: z.string() }).nullable(),
  evidence: z.array(EvidenceView),
  rules: z.array(WhyRule),
});
export type WhyEntry = z.infer<typeof WhyEntry>;

/** Why a score is what it is: from the score down to the evidence. */
export const WhyView = z.object({
  cycle: z.string(),
  member: z.string(),
  commitment: z.object({ id: z.string(), code: z.string(), title: LocalText, text: LocalText }),
  plan: z.object({ id: z.string(), version: z.int(), sha256: z.string(), title: LocalText }),
  score: z.object({
    state: z.enum(SCORE_STATES),
    kind: z.enum(['score', 'not-asked', 'no-data']).nullable(),
    value: Value.nullable(),
    agreement: z.enum(['agreed', 'adjudicated', 'single']).nullable(),
    /** The sentence of the clause that decided, or why there is no score. */
    reason: LocalText.nullable(),
    rationale: LocalText.nullable(),
    /** What is cited for it, as a release prints it. */
    evidence: z.array(CitedLink),
    changedAt: z.string(),
  }),
  /** The values below are those of this instant: when both scores were in or, for the member, when the score was shared. */
  asOf: z.string(),
  guideline: z
    .object({
      /** What it proposed; null where several scores were possible. */
      proposal: Value.nullable(),
      /** The indicators that would have decided between them. */
      needs: z.array(z.string()),
      clauses: z.array(ClauseView),
    })
    .nullable(),
  /** The two blind scores; none for the member. */
  opinions: z.array(
    z.object({
      by: DoerView,
      value: Value,
      rationale: z.string(),
      language: z.string().nullable(),
      evidence: CitedLinks,
      at: z.string(),
    }),
  ),
  entries: z.array(WhyEntry),
  /** What the member did, as it was classed then; only a settled class is counted. */
  actions: z.array(
    z.object({
      id: z.string(),
      happened: z.string(),
      text: LocalText,
      origin: z.enum(ACTION_ORIGINS),
      codebook: z.string(),
      state: z.enum(ACTION_STATES),
      class: z.enum(ACTION_CLASSES).nullable(),
      evidence: z.array(ActionPiece.omit({ tier: true, publisherClass: true, link: true })),
      brought: z.object({ by: DoerView, at: z.string() }),
      /** The last step by then: the second class, a settlement, a contest or its answer. */
      classed: z.object({ by: DoerView, at: z.string() }).nullable(),
    }),
  ),
  /** What was searched where the member is silent. */
  searches: z.array(
    z.object({
      by: DoerView,
      source: z.string(),
      title: z.string(),
      query: z.string(),
      outcome: z.enum(['found', 'nothing']),
      note: z.string().nullable(),
      at: z.string(),
    }),
  ),
  /** The certified version that the entries are of. */
  submission: z
    .object({ version: z.int(), revision: z.int(), sha256: z.string(), at: z.string(), by: DoerView })
    .nullable(),
  /** The run of the rules over that version; `ruleSet` is the SHA-256 of the plan version whose rules they are. */
  run: z.object({ id: z.string(), ruleSet: z.string(), at: z.string().nullable() }).nullable(),
  replies: z.array(
    z.object({
      kind: z.enum(['accepted', 'contested']),
      text: z.string().nullable(),
      language: z.string().nullable(),
      at: z.string(),
      by: DoerView,
    }),
  ),
  /** What became of the score, step by step; none for the member. */
  changes: z.array(
    z.object({
      command: z.string(),
      from: Value.nullable(),
      to: Value.nullable(),
      state: z.enum(SCORE_STATES),
      reason: z.string().nullable(),
      /** Of the reason, where somebody wrote it. */
      language: z.string().nullable(),
      by: DoerView,
      at: z.string(),
    }),
  ),
});
export type WhyView = z.infer<typeof WhyView>;
