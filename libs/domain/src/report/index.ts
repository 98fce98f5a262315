export { NOT_APPLICABLE_REASONS, SEVERITIES } from './rule.js';
export type * from './rule.js';
export { CALCULATION_GAPS } from './calculation.js';
export type * from './calculation.js';
export { softest } from './combination.js';
export { EVIDENCE_TIERS, NARRATIVE_TIERS, tierOf, type EvidenceTier, type NarrativeTier } from './evidence-tier.js';
export { findWords, wordsIn } from './find-words.js';
export { FILE_SCANS, type FileScan } from './file-scan.js';
export { LINK_REASONS, LINK_STATES, type KnownLink, type LinkReason, type LinkState } from './link-check.js';
export { ANSWER_STATUSES, OBSERVATION_STATUSES } from './report.js';
export type * from './report.js';
export {
  cellNumbers,
  hasCells,
  plainCellsOf,
  withCells,
  withPlainCells,
  type CellsApart,
  type PlainCells,
} from './plain-cells.js';
export {
  CLEARING_MARK,
  EMPTY_LIST,
  EVIDENCE_PARTS,
  LISTED,
  answerOf,
  cellField,
  differenceOf,
  evidenceField,
  fieldsOf,
  itemField,
  splitField,
  type EvidencePart,
  type FieldDifference,
  type FieldFault,
  type ReadAnswerFields,
} from './answer-fields.js';
export {
  PUNCTUALITIES,
  punctualityOf,
  shareOf,
  statisticsOf,
  type CycleStatistics,
  type EntryCounts,
  type Filing,
  type MemberStatistics,
  type OpenFindings,
  type PillarCounts,
  type Punctuality,
  type ReportState,
} from './statistics.js';
export {
  stateOfTranslation,
  TRANSLATION_STATES,
  WRITTEN_TRANSLATIONS,
  type TranslatedWords,
  type TranslationState,
  type WrittenTranslation,
} from './translation.js';
export {
  COMBINATIONS,
  sumParts,
  type Combination,
  type CombinationKind,
  type Part,
  type PartAnswer,
} from './combination.js';
