import { COMMENT_ITEMS, COMMENT_VOICES, DECISION_GROUNDS, ITEM_MAP_KINDS, ITEM_TYPES } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { PlanVersionView } from './administration.js';
import { PlanView } from './catalogue.js';
import { LocalText } from './text.js';

const Instant = z.iso.datetime(FORM_FAULTS.instant);
// As many digits as an address takes of it.
const Revision = z.int().positive().max(999_999_999);
const ItemId = z.string().min(1).max(100);
const Member = z.string().trim().min(1).max(40);

/** Words by language; the first is the original. */
const Words = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, FORM_FAULTS.language), z.string().trim().min(3).max(2_000))
  .refine((texts) => Object.keys(texts).length > 0, FORM_FAULTS.oneLanguage);

/** A plan version to be; `revision` of the draft whose text it takes the place of. */
export const DraftPlanFile = z.strictObject({
  file: z.string().min(1).max(1_048_576),
  revision: Revision.nullable().default(null),
  /** That draft: a file of another plan or version is refused. */
  of: z
    .strictObject({ plan: z.string().max(60), version: Revision })
    .nullable()
    .default(null),
  /** Kept although something in it is wrong, to be worked on; only plan and version must be right. */
  unfinished: z.boolean().default(false),
});
export type DraftPlanFile = z.infer<typeof DraftPlanFile>;

/** The next version of a plan, which begins with the text of another; its number is given, so that a command sent twice makes one. */
export const CopyPlanVersion = z.strictObject({ version: Revision });
export type CopyPlanVersion = z.infer<typeof CopyPlanVersion>;

/** A plan version as the file that means it, as JSON: what `plan.schema.json` says. */
export const PlanDocument = z.record(z.string(), z.unknown());
export type PlanDocument = z.infer<typeof PlanDocument>;

export const PlanDocumentView = z.object({
  /** Of the version: the ETag. */
  revision: z.int(),
  document: PlanDocument,
  /** Who changed the text last and when; null of versions that were kept before this was written down. */
  revised: z.object({ by: z.string(), byId: z.string(), at: z.string() }).nullable(),
});
export type PlanDocumentView = z.infer<typeof PlanDocumentView>;

export const SavePlanDocument = z.strictObject({ document: PlanDocument });
export type SavePlanDocument = z.infer<typeof SavePlanDocument>;

/** A plan file, to be gone on with as a document. */
export const OpenPlanFile = z.strictObject({ file: z.string().min(1).max(1_048_576) });
export type OpenPlanFile = z.infer<typeof OpenPlanFile>;

export const OpenedPlanFile = z.object({ document: PlanDocument });
export type OpenedPlanFile = z.infer<typeof OpenedPlanFile>;

/** `language`: of a workbook's explanations; the reader's unless given. */
export const PlanWorkbookQuery = z.object({ language: z.enum(['en', 'fr', 'de', 'it', 'ja']).optional() });
export type PlanWorkbookQuery = z.infer<typeof PlanWorkbookQuery>;

/** A plan's workbook, read: the plan file that means the same, and everything that is wrong with it, cell by cell. */
export const PlanWorkbookView = z.object({
  /** YAML, to be sent on; null where too much is wrong with the sheets to say what they mean. */
  file: z.string().nullable(),
  problems: z.array(
    z.object({
      severity: z.enum(['ERROR', 'WARNING', 'INFO']),
      code: z.string(),
      sheet: z.string().nullable(),
      /** `C14`. */
      cell: z.string(),
      message: z.string(),
      cure: z.string(),
    }),
  ),
});
export type PlanWorkbookView = z.infer<typeof PlanWorkbookView>;

/** Everything that the lint finds in a document, in its order; pointers are into the document. */
export const PlanProblemsView = z.object({
  problems: z.array(
    z.object({
      severity: z.enum(['ERROR', 'WARNING', 'INFO']),
      /** Nothing is written there yet: it is still to be filled in, and wrong in no other way. */
      isMissing: z.boolean(),
      code: z.string(),
      pointer: z.string(),
      message: z.string(),
      cure: z.string(),
    }),
  ),
});
export type PlanProblemsView = z.infer<typeof PlanProblemsView>;

export const ConsultPlan = z.strictObject({ until: Instant, revision: Revision });
export type ConsultPlan = z.infer<typeof ConsultPlan>;

/** A member's comment on an item of the version, or on the plan as a whole. */
export const CommentOnPlan = z.strictObject({
  member: Member,
  item: z.enum(COMMENT_ITEMS),
  id: ItemId.nullable().default(null),
  text: z.string().trim().min(3).max(5_000),
});
export type CommentOnPlan = z.infer<typeof CommentOnPlan>;

export const ReplyToComment = z.strictObject({ text: z.string().trim().min(3).max(5_000) });

export const PlanCommentView = z.object({
  /** The id of the thread's first comment. */
  thread: z.string(),
  id: z.string(),
  member: z.string(),
  item: z.enum(COMMENT_ITEMS),
  itemId: z.string().nullable(),
  voice: z.enum(COMMENT_VOICES),
  text: z.string(),
  author: z.string().nullable(),
  at: z.string(),
});
export type PlanCommentView = z.infer<typeof PlanCommentView>;

export const AdoptVersion = z.strictObject({
  date: z.iso.date(FORM_FAULTS.day),
  place: z.string().trim().min(2).max(200),
  document: z.string().trim().min(3).max(500),
  reservations: z
    .array(z.strictObject({ member: Member, commitment: ItemId.nullable().default(null), text: Words }))
    .max(2_000)
    .default([]),
  revision: Revision,
});
export type AdoptVersion = z.infer<typeof AdoptVersion>;

/** Every decision on single members, whole: what is left out is asked as the plan says. */
export const DecideApplies = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        member: Member,
        commitment: ItemId,
        kind: z.enum(['asked', 'variant', 'not-asked']),
        ground: z.enum(DECISION_GROUNDS).nullable().default(null),
        text: Words.nullable().default(null),
      }),
    )
    .max(10_000),
});
export type DecideApplies = z.infer<typeof DecideApplies>;

const Exception = z.object({
  member: z.string(),
  commitment: z.string(),
  kind: z.enum(['asked', 'variant', 'not-asked']),
  text: LocalText.nullable(),
});

/** A plan version with its text and what stands beside it. */
export const PlanVersionDetail = PlanVersionView.extend({
  plan: PlanView,
  memberNames: z.array(z.object({ code: z.string(), name: LocalText })),
  /** Members of whom no official of one judges another. */
  conflictGroups: z.array(z.object({ code: z.string(), members: z.array(z.string()) })),
  /** What the plan's own text says of its adoption, which is recorded apart; empty where it says nothing. */
  stated: z.object({ date: z.string(), place: z.string(), document: z.string() }),
  adoption: z
    .object({
      date: z.string(),
      place: z.string(),
      document: z.string(),
      reservations: z.array(z.object({ member: z.string(), commitment: z.string().nullable(), text: LocalText })),
    })
    .nullable(),
  decisions: z.array(Exception.extend({ ground: z.enum(DECISION_GROUNDS).nullable() })),
  /** What the file itself excepts. */
  exceptions: z.array(Exception),
  commands: z.array(z.string()),
  /** Members in whose name the reader may comment now. */
  speaksFor: z.array(z.string()),
  /** Members for whom nobody may comment, until the version is adopted; told to whoever keeps the plan. */
  unheard: z.array(z.string()),
});
export type PlanVersionDetail = z.infer<typeof PlanVersionDetail>;

const Mapping = z.strictObject({
  item: z.enum(ITEM_TYPES),
  kind: z.enum(ITEM_MAP_KINDS),
  from: ItemId.nullable(),
  to: ItemId.nullable(),
});

export const DecideMigration = z.strictObject({ mappings: z.array(Mapping).min(1).max(20_000) });
export type DecideMigration = z.infer<typeof DecideMigration>;

const PlanItem = z.object({ item: z.enum(ITEM_TYPES), id: z.string(), code: z.string(), words: LocalText });

/** What became of each item since the version before: decided, or proposed with the likeness of the words (0–100). */
export const MigrationView = z.object({
  plan: z.string(),
  from: z.int(),
  to: z.int(),
  /** Of the newer version: the ETag. */
  revision: z.int(),
  decided: z.boolean(),
  mappings: z.array(Mapping.extend({ likeness: z.int().nullable() })),
  breaks: z.array(
    z.object({
      item: z.enum(ITEM_TYPES),
      kind: z.enum(['split', 'merged', 'new', 'dropped', 'redefined']),
      from: z.array(z.string()),
      to: z.array(z.string()),
    }),
  ),
  /** What the newer version says otherwise of an item that goes on, or of the plan as a whole; ids and codes are in the items. */
  changes: z.array(
    z.object({
      item: z.enum([...ITEM_TYPES, 'plan']),
      /** The item's id in the newer version; null of the plan as a whole. */
      id: z.string().nullable(),
      /** Where in the plan file, from the item on: `definition.en`, `rules.I1-R1.test`, `method.replyDays`. */
      field: z.string(),
      /** As the file writes it; null where there is nothing. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  older: z.array(PlanItem),
  newer: z.array(PlanItem),
});
export type MigrationView = z.infer<typeof MigrationView>;
