/** Closed lists of the schema that no domain table states. */
/** `unanswered`: the entry was emptied again; its history stays. */
export const ENTRY_STATUSES = ['answered', 'no-data', 'not-applicable', 'confidential', 'unanswered'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** What a person's device is asked to sign for. */
export const PASSKEY_PURPOSES = ['add', 'sign-in', 'step-up'] as const;
export type PasskeyPurpose = (typeof PASSKEY_PURPOSES)[number];

export const OUTSIDE_REPLIES = ['confirmed', 'contested'] as const;
export type OutsideReplyKind = (typeof OUTSIDE_REPLIES)[number];

export const PUBLISHER_CLASSES = ['official', 'international-organisation', 'media', 'civil-society'] as const;
export type PublisherClass = (typeof PUBLISHER_CLASSES)[number];

/** A run started by a save never moves the submission; one started by a check does. */
export const RUN_KINDS = ['save', 'check'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const FINDING_OUTCOMES = ['FAIL', 'NOT_RUN', 'SUSPENDED'] as const;
export type FindingOutcome = (typeof FINDING_OUTCOMES)[number];

/** An ERROR is justified in words, a WARNING acknowledged. */
export const JUSTIFICATION_KINDS = ['justified', 'acknowledged'] as const;
export type JustificationKind = (typeof JUSTIFICATION_KINDS)[number];

export const SCORE_KINDS = ['score', 'not-asked', 'no-data'] as const;
export type ScoreKind = (typeof SCORE_KINDS)[number];

/** `single`: one reviewer scored what the guideline proposed, outside of the sample. */
export const AGREEMENTS = ['agreed', 'adjudicated', 'single'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export const SEARCH_OUTCOMES = ['nothing', 'found'] as const;
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];

export const REPLY_KINDS = ['accepted', 'contested'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

export const IMPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** `change`: the file's value would stand. `conflict`: the file and the report changed since the export. */
export const IMPORT_FIELD_KINDS = ['change', 'conflict'] as const;
export type ImportFieldKind = (typeof IMPORT_FIELD_KINDS)[number];

/** Whose value stands where both sides changed. */
export const IMPORT_DECISIONS = ['mine', 'stored'] as const;
export type ImportDecision = (typeof IMPORT_DECISIONS)[number];
