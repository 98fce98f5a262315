import { ACTION_CLASSES, ACTION_ORIGINS, ACTION_STATES, EVIDENCE_TIERS } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { LanguageCode } from './entry.js';
import { EvidenceFile, EvidenceInput, LinkView } from './evidence.js';
import { LocalText } from './text.js';

const Class = z.enum(ACTION_CLASSES);
const Words = z.string().trim().min(20).max(2_000);

/** What the classes mean, as it stands beside the choice. */
export const CodebookView = z.object({
  version: z.string(),
  classes: z.array(z.object({ class: Class, definition: LocalText, examples: z.array(LocalText) })),
});
export type CodebookView = z.infer<typeof CodebookView>;

/** A public source that reviewers search where a member is silent. */
export const DeskSourceView = z.object({
  code: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string().optional(),
});
export type DeskSourceView = z.infer<typeof DeskSourceView>;

/** As of an entry, but for the item of a list. */
export const ActionEvidence = EvidenceInput.omit({ item: true });
export type ActionEvidence = z.infer<typeof ActionEvidence>;

/** A piece as it is stored: its place `n`, under which its file is fetched, and what is known of that file. */
export const ActionPiece = ActionEvidence.extend({
  n: z.int(),
  tier: z.enum(EVIDENCE_TIERS),
  stored: EvidenceFile.nullable(),
  /** What asking for its page came to; null where it has no link. */
  link: LinkView.nullable(),
});
export type ActionPiece = z.infer<typeof ActionPiece>;

export const ProposeAction = z.strictObject({
  /** The day on which it happened. */
  happened: z.iso.date(FORM_FAULTS.day),
  language: LanguageCode.default('en'),
  text: Words,
  evidence: z.array(ActionEvidence).min(1, 'Name at least one source that shows it.').max(20),
  /** Of an assessor: a third party brought it. */
  thirdParty: z.boolean().default(false),
});
export type ProposeAction = z.infer<typeof ProposeAction>;

/** One person's class, given blind. */
export const ClassAction = z.strictObject({
  class: Class,
  rationale: Words,
  /** Of the rationale; that of the person's letters without one. */
  language: LanguageCode.optional(),
});
export type ClassAction = z.infer<typeof ClassAction>;

/** The adjudicator's class, with the reason: of two that differ, or in answer to a contest. */
export const SettleAction = z.strictObject({
  class: Class,
  reason: Words,
  /** Of the reason; that of the person's letters without one. */
  language: LanguageCode.optional(),
});
export type SettleAction = z.infer<typeof SettleAction>;

export const ContestAction = z.strictObject({
  text: Words,
  /** That of the person's letters without one. */
  language: LanguageCode.optional(),
});
export type ContestAction = z.infer<typeof ContestAction>;

/** Something that a member did. What the reader may not see yet is null, by the API and not only by the screen. */
export const ActionView = z.object({
  id: z.string(),
  member: z.string(),
  commitment: z.string(),
  happened: z.string(),
  text: LocalText,
  origin: z.enum(ACTION_ORIGINS),
  /** What the reader may not see is left out. */
  evidence: z.array(ActionPiece),
  state: z.enum(ACTION_STATES),
  version: z.int(),
  /** Null until two people have classed it. */
  class: Class.nullable(),
  /** The version of the codebook by which it is classed. */
  codebook: z.string(),
  /** How many of the two classes are in; 0 to the member. */
  classes: z.int(),
  /** The reader's own class. */
  own: z.object({ class: Class, rationale: z.string(), language: z.string().nullable() }).nullable(),
  /** Both, once both are in; none to the member. */
  opinions: z.array(
    z.object({
      by: z.string(),
      class: Class,
      rationale: z.string(),
      /** Null where nobody knows. */
      language: z.string().nullable(),
      at: z.string(),
    }),
  ),
  /** Each step with its words: how it was settled, contested, answered or withdrawn. */
  changes: z.array(
    z.object({
      command: z.string(),
      state: z.enum(ACTION_STATES),
      class: Class.nullable(),
      text: z.string().nullable(),
      /** Null where nobody knows. */
      language: z.string().nullable(),
      role: z.string(),
      at: z.string(),
    }),
  ),
  proposed: z.object({ role: z.string(), at: z.string() }),
  /** Until when its class may be contested; null where the cycle has no review deadline. */
  contestUntil: z.string().nullable(),
  commands: z.array(z.string()),
});
export type ActionView = z.infer<typeof ActionView>;

/** A silent cell, as its member sees it: that it was searched, and until when it may answer. */
export const SilenceView = z.object({
  commitment: z.string(),
  searches: z.int(),
  searchedAt: z.string().nullable(),
  replyUntil: z.string().nullable(),
});
export type SilenceView = z.infer<typeof SilenceView>;

/** A member's actions in a cycle, with what is needed to bring, class and contest them. */
export const ActionsView = z.object({
  cycle: z.string(),
  member: z.string(),
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  codebook: CodebookView.nullable(),
  actions: z.array(ActionView),
  silences: z.array(SilenceView),
  /** Ids of the commitments on which the reader may bring an action now. */
  open: z.array(z.string()),
});
export type ActionsView = z.infer<typeof ActionsView>;

export const LogSearch = z
  .strictObject({
    /** The code of one of the plan's sources. */
    source: z.string().max(100),
    query: z.string().trim().min(2).max(500),
    outcome: z.enum(['found', 'nothing']),
    /** What was found, or what else should be known of the search. */
    note: z.string().trim().max(2_000).default(''),
  })
  .refine(({ outcome, note }) => outcome === 'nothing' || note.length >= 3, {
    path: ['note'],
    message: FORM_FAULTS.foundWords,
  });
export type LogSearch = z.infer<typeof LogSearch>;

export const DeskSearchView = z.object({
  by: z.string(),
  source: z.string(),
  query: z.string(),
  outcome: z.enum(['found', 'nothing']),
  note: z.string().nullable(),
  at: z.string(),
});
export type DeskSearchView = z.infer<typeof DeskSearchView>;

/** The desk's searches of one silent cell: the reader's own until the score is in, then everybody's. */
export const SearchesView = z.object({
  /** The method asks for a search here: the member is silent. */
  needed: z.boolean(),
  sources: z.array(DeskSourceView),
  /** Codes of the sources that the reader has still to search. */
  missing: z.array(z.string()),
  searches: z.int(),
  replyUntil: z.string().nullable(),
  log: z.array(DeskSearchView),
  commands: z.array(z.string()),
});
export type SearchesView = z.infer<typeof SearchesView>;
