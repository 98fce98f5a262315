export { Catalogue, memberCodes, type OpenedCycle } from './catalogue.js';
export { CatalogueModule } from './catalogue.module.js';
export { describeCycle, describePlan } from './describe-cycle.js';
export { indexPlan, requireIndicator, type PlacedIndicator, type PlanIndex } from './plan-index.js';
export { ReadCycles } from './read-cycles.js';
