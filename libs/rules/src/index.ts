export { check, checkCondition, type CheckedExpression, type CheckResult } from './expression/check.js';
export {
  CODE,
  compile,
  compileRules,
  type CompiledRules,
  type OutcomeCode,
  type RuleText,
} from './expression/compile.js';
export { LONGEST_EXPRESSION } from './expression/environment.js';
export { ExpressionError, nearest, type ExpressionFault, type ExpressionFaultCode } from './expression/fault.js';
export { interpret, interpretRules, type CelContext, type InterpretedRules } from './expression/interpret.js';
export { RESERVED_NAMES, buildScope, withCell, type Scope, type ValueType, type Variable } from './expression/scope.js';
export { Unknown, toSlot, type Lookup, type Slot, type UnknownReason, type Value } from './expression/value.js';
export { calculate, withCalculated, type Calculated } from './calculation/calculate.js';
export { inspectCalculation, type InspectedCalculation } from './calculation/inspect-calculation.js';
export {
  calculationScope,
  calculationsOf,
  readsNow,
  type PreparedCalculation,
} from './calculation/prepare-calculations.js';
export { readCondition, type ConditionResult } from './guideline/condition.js';
export { ACTION_COUNTS, domainsOf, guidelineDomains } from './guideline/domains.js';
export {
  readAssumptions,
  readGuideline,
  type GuidelineExpressionFault,
  type GuidelineResult,
} from './guideline/guideline.js';
export { generateRules } from './generated/generate-rules.js';
export type { GeneratedInput, GeneratedResult, GeneratedRule } from './generated/generated-rule.js';
export { GENERATED_KINDS, type GeneratedKind } from './generated/messages.js';
export { CURRENCIES } from './report/currencies.js';
export { expectedRanges, type ExpectedRanges } from './report/expected-range.js';
export { readDate, satisfiesWindow, type Window } from './report/date.js';
export { affectedRules, dependenciesOf, movingWith, readsOf, tiedTo, type Changes } from './report/dependencies.js';
export type { RuleReads } from './report/prepare-plan.js';
export { JUDGEMENT_FACTS } from './report/judgement-facts.js';
export { LEAST_HISTORY, LEAST_PEERS } from './report/outlier.js';
export { countFoundNothing, decodeOutcomes, OutcomeTally, tallyOf } from './report/outcome-codes.js';
export { sayCause } from './report/not-run-cause.js';
export {
  describeFinding,
  describeNotRun,
  describeSuspended,
  messagesOf,
  type Message,
} from './report/describe-finding.js';
export { hasCellsBy } from './report/cell-rules.js';
export { catalogueOf, type CatalogueRule } from './report/rule-catalogue.js';
export { noCell } from './report/no-cell.js';
export { nameFacts, namePart } from './report/name-facts.js';
export { isPlainlyRead, isPlainlyWithin, plainFigure } from './report/plain-figure.js';
export {
  closedKeys,
  readFigure,
  readValue,
  type ReadValue,
  type ValueFault,
  type ValueFaultCode,
} from './report/read-value.js';
export { tryRule, type RuleFault, type TriedRule } from './report/try-rule.js';
export {
  compareMirrors,
  findingsOf,
  revalidateReport,
  validateInSteps,
  validateReport,
  type ReportToValidate,
} from './report/validate-report.js';
export { lookupReport, type EarlierReport, type Peer, type Surroundings } from './report/values.js';
export { explainDate } from './report/written-date.js';
