export { Catalogue, memberCodes, type OpenedCycle } from './catalogue.js';
export { CatalogueModule } from './catalogue.module.js';
