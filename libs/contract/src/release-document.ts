import { ALIGNMENT_RELATIONS, INDICATOR_TYPES, PUNCTUALITIES } from '@signatory/domain';
import { z } from 'zod';
import { ReleaseAction, ReleaseCodebook, ReleaseSampling, ReleaseSearch } from './release-actions.js';
import { ReleaseAnswer } from './release-answers.js';
import { ReleaseCompleteness } from './release-completeness.js';
import { ReleaseRule } from './release-basis.js';
import { ReleaseNarrative } from './release-narratives.js';
import { ReleaseErratum } from './release-erratum.js';
import { ReleaseChapter } from './release-chapters.js';
import { ReleaseAgreement, ReleaseChange, ReleaseRescoring } from './release-judgement.js';
import { ReleaseEvidence, ReleaseLedgerEntry, ReleaseReply } from './release-replies.js';
import { ReleaseScore, ReleaseTables } from './release-scores.js';
import { StatedValue } from './stated-value.js';
import { LocalText } from './text.js';

/**
 * A release, frozen: everything a scorecard, a results page or a download is made from, and nothing else is read.
 * Its canonical JSON (RFC 8785) is stored at its SHA-256, which is the release hash.
 */

const Provenance = z.object({
  kind: z.enum(['official', 'paraphrase']),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']).optional(),
});

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const IsoInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

/** An item of another framework, with its relation in SKOS. */
const ReleaseAlignment = z.object({
  framework: z.string(),
  item: z.string(),
  relation: z.enum(ALIGNMENT_RELATIONS),
  url: z.string().optional(),
});

export const ReleaseCommitment = z.object({
  id: z.string(),
  /** Printed: `I.1`, or the published number. */
  code: z.string(),
  pillar: z.string().nullable(),
  title: LocalText,
  text: LocalText,
  provenance: Provenance,
  /** Members of whom it is asked in other words; absent where there are none, and in releases from before it was printed. */
  variants: z.array(z.object({ member: z.string(), text: LocalText })).optional(),
  /** Items of other frameworks that it answers to; absent where none is named, and in releases from before they were. */
  alignments: z.array(ReleaseAlignment).optional(),
  /** Clauses with their words, in the order they are decided; empty where scores were imported. */
  guideline: z.array(
    z.object({ score: z.literal([-1, 0, 1]), countervailing: z.boolean(), if: z.string(), words: LocalText }),
  ),
  /** Codes of the indicators that it reads; absent where there is none, and in releases from before they were named. */
  reads: z.array(z.string()).optional(),
  indicators: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      role: z.string(),
      question: LocalText,
      unit: LocalText.optional(),
      /** How, of one that is calculated (CEL); absent of what is asked, and in releases from before it was printed. */
      calculated: z.string().optional(),
      /** How it is measured; absent where the plan does not say, and in releases from before it was published. */
      method: LocalText.optional(),
      /** Where it stood when the plan was made, and where it shall be; absent where the plan does not say. */
      baseline: StatedValue.optional(),
      target: StatedValue.optional(),
      /** Of one with a baseline or a target, and of one whose answers are published. */
      type: z.enum(INDICATOR_TYPES).optional(),
      /** What its published answers, its baseline and target are called: every code of a choice, worst to best, or the items of a list that were named. */
      codes: z.array(z.object({ code: z.string(), label: LocalText })).optional(),
      alignments: z.array(ReleaseAlignment).optional(),
      /** What its figures are of, by the cycle's window; absent of what is no figure, and in older releases. */
      reference: z.enum(['window', 'window-end', 'calendar-year']).optional(),
    }),
  ),
});

export const ReleaseDocument = z.object({
  format: z.literal('signatory-release/1'),
  title: LocalText,
  /** 1, 2, … within the cycle; 0 for a document made from a file. */
  number: z.int(),
  phase: z.enum(['interim', 'final']),
  /** The embargo's instant: the date on every page. Null for a document made from a file that nobody dated. */
  issued: IsoInstant.nullable(),
  /** Printed on every page and screen. */
  marks: z.array(z.enum(['illustrative', 'draft', 'embargoed'])),
  /** Who stands behind the figures, printed on every page where they are a third party's. */
  source: z.object({
    kind: z.enum(['cycle', 'matrix']),
    citation: z.string().nullable(),
    url: z.string().nullable(),
    /** SHA-256 of an imported matrix file. */
    sha256: z.string().nullable(),
    /**
     * Of a document made from a folder: the files it is made from, in the order of their paths, and the SHA-256 of the lines
     * that `sha256sum` prints of them. Absent in every other.
     */
    folder: z
      .object({ sha256: z.string(), files: z.array(z.object({ path: z.string(), sha256: z.string() })) })
      .optional(),
  }),
  software: z.object({ name: z.string(), version: z.string() }),
  /** Who publishes it, with the city, as it is cited: `Observatory of Ports (Geneva)`; absent where nobody said. */
  publisher: z.string().optional(),
  /** What its documents are laid out for; absent for A4. */
  paper: z.enum(['A4', 'Letter']).optional(),
  /** Where and with which key this can be checked; absent in releases from before they were signed, and of a file. */
  verification: z.object({ site: z.string(), key: z.string() }).optional(),
  plan: z.object({
    id: z.string(),
    version: z.int(),
    sha256: z.string().nullable(),
    title: LocalText,
    shortTitle: LocalText,
    adopted: z.object({ date: z.string(), place: z.string(), document: z.string() }).nullable(),
    sources: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        publisher: z.string(),
        url: z.string().optional(),
        published: z.string().optional(),
      }),
    ),
    members: z.array(
      z.object({
        code: z.string(),
        name: LocalText,
        abbreviation: z.string(),
        kind: z.enum(['country', 'organisation']),
      }),
    ),
    pillars: z.array(
      z.object({ code: z.string(), name: LocalText, heading: LocalText.optional(), provenance: Provenance }),
    ),
    commitments: z.array(ReleaseCommitment),
    /**
     * Names of the parts that the figures of this release are told by, in the plan's order; absent where there are none, and
     * in releases from before they were printed.
     */
    disaggregations: z
      .array(
        z.object({
          code: z.string(),
          name: LocalText,
          codes: z.array(z.object({ code: z.string(), label: LocalText })),
        }),
      )
      .optional(),
  }),
  cycle: z.object({
    code: z.string(),
    title: LocalText,
    window: z.object({ from: IsoDate, to: IsoDate }).nullable(),
    deadline: IsoInstant.nullable(),
  }),
  method: z.object({
    version: z.string(),
    na: z.enum(['exclude', 'as-zero']),
    ties: z.enum(['competition', 'dense']),
    overall: z.enum(['commitments', 'pillars']),
    ranking: z.enum(['none', 'bands', 'ranks']),
    silence: z.enum(['exclude', 'desk']),
    doubleScoring: z.enum(['all', 'sample']),
    rankedFrom: z.string(),
    replyDays: z.int(),
    // Absent in releases from before they were settings.
    agreementFrom: z.int().optional(),
    comparableFrom: z.string().optional(),
    organisations: z.enum(['counted', 'apart']).optional(),
    sample: z.object({ share: z.string(), seed: z.string() }).optional(),
    adoption: z.enum(['none', 'note', 'silence']).optional(),
    silenceDays: z.int().optional(),
  }),
  /** Every member × commitment, in the plan's order. */
  scores: z.array(ReleaseScore),
  /** In the order of the scores, and of time inside one. */
  replies: z.array(ReleaseReply).optional(),
  /** In the same order. */
  ledger: z.array(ReleaseLedgerEntry).optional(),
  /** In the order of the scores, and of their days inside one. */
  actions: z.array(ReleaseAction).optional(),
  codebook: ReleaseCodebook.optional(),
  searches: z.array(ReleaseSearch).optional(),
  /** Public sources that are searched where a member is silent. */
  deskSources: ReleaseEvidence.optional(),
  sampling: ReleaseSampling.optional(),
  /** In the plan's order; commitments without a chapter are left out. */
  chapters: z.array(ReleaseChapter).optional(),
  tables: ReleaseTables,
  agreement: ReleaseAgreement.optional(),
  rescoring: ReleaseRescoring.optional(),
  change: ReleaseChange.optional(),
  /** What it corrects of an earlier release of the cycle, figure by figure. */
  erratum: ReleaseErratum.optional(),
  submissions: z.array(
    z.object({
      member: z.string(),
      state: z.string(),
      version: z.int().nullable(),
      submitted: IsoInstant.nullable(),
      late: z.boolean(),
      sha256: z.string().nullable(),
    }),
  ),
  /** Who reported in time, when the release was frozen; absent in releases from before it was printed, and of imported scores. */
  punctuality: z
    .array(z.object({ member: z.string(), kind: z.enum(PUNCTUALITIES), extendedTo: IsoInstant.nullable() }))
    .optional(),
  /**
   * How much of what is asked was answered in the reports that stand, by member in the plan's order; absent in releases from
   * before it was printed, and of imported scores.
   */
  completeness: z.array(ReleaseCompleteness).optional(),
  validation: z.array(
    z.object({
      member: z.string(),
      pass: z.int(),
      fail: z.int(),
      notApplicable: z.int(),
      notRun: z.int(),
      justified: z.int(),
    }),
  ),
  /**
   * Rules that the secretariat suspended, of which `validation` counts some as not run: with the reason, and the members whose
   * reports were certified without them. Absent where there are none, and in releases from before a rule could be suspended.
   */
  suspended: z.array(z.object({ rule: z.string(), reason: LocalText, members: z.array(z.string()) })).optional(),
  /** The rules that `why` of some score names, in the plan's order; absent where it names none, and in older releases. */
  rules: z.array(ReleaseRule).optional(),
  /** The data annex: approved public figures. `status` is the observation's; `withheld` prints as `c`. */
  figures: z.array(
    z.object({
      member: z.string(),
      indicator: z.string(),
      cell: z.string(),
      value: z.string().nullable(),
      /** ISO 4217, of an amount; absent in releases from before it was published. */
      currency: z.string().optional(),
      status: z.enum(['normal', 'provisional', 'estimated', 'missing', 'not-applicable', 'confidential', 'withheld']),
      illustrative: z.boolean(),
    }),
  ),
  /**
   * Approved answers that are neither figures nor text, by member and in the plan's order; absent of imported scores, and in
   * releases from before they were published.
   */
  answers: z.array(ReleaseAnswer).optional(),
  /** By member, in the plan's order; absent where nobody published any, and in releases from before it could be chosen. */
  narratives: z.array(ReleaseNarrative).optional(),
});

export type ReleaseDocument = z.infer<typeof ReleaseDocument>;
export type ReleaseCommitment = z.infer<typeof ReleaseCommitment>;
