export { AdoptPlan } from './adopt-plan.js';
export { CreateCycle, type CycleDesign } from './create-cycle.js';
export { GrantExtension } from './grant-extension.js';
export { OpenCycle } from './open-cycle.js';
export { Catalogue, memberCodes, type OpenedCycle } from './catalogue.js';
export { CatalogueModule } from './catalogue.module.js';
export { describeCycle, describePlan } from './describe-cycle.js';
export { indexPlan, requireIndicator, type PlacedIndicator, type PlanIndex } from './plan-index.js';
export { ReadCycles } from './read-cycles.js';
