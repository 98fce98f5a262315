export { comparePlans, type PlanChange } from './compare/compare-plans.js';
export { examineOpened, parsePlan, readDocument, readPlan, type ParsedPlan, type ReadPlan } from './parse-plan.js';
export type { PlanFile, ReadPlanFile } from './file/plan-file.js';
export { fromPointer } from './problem.js';
export type { Problem, ProblemCode, ProblemPlace, ProblemSeverity } from './problem.js';
export { DOCUMENT_FORMATS, printDocument, type DocumentFormat } from './write/print-document.js';
export { writePlan } from './write/write-plan.js';
export { openTables, type SheetRows, type TableCell } from './tables/read-tables.js';
export { writeTables } from './tables/write-tables.js';
export { describeColumn } from './tables/describe-column.js';
export { PLAN_TABLE, TABLES, type PlanTable } from './tables/table-layout.js';
export { PLAN_SCHEMA } from './schema/plan-schema.js';
export { publishSchema } from './schema/publish-schema.js';
export type { JsonSchema } from './schema/json-schema.js';
export {
  parseScorecard,
  type GuidelineLevel,
  type ParsedScorecard,
  type ScorecardCommitment,
  type ScorecardEvidence,
  type ScorecardFile,
  type ScorecardReply,
} from './scorecard/parse-scorecard.js';
export { SCORECARD_SCHEMA } from './scorecard/scorecard-schema.js';
