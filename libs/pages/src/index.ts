export { renderPage, type PageOptions, type RenderedPage } from './render-page.js';
export type { PageAssets } from './page-shell.js';
export type { VerifyShown } from './screens/verify-page.js';
export type { RulesShown } from './screens/rules-page.js';
export type { PublishedFile, PublishedRelease } from './release/published-release.js';
export {
  parseRoute,
  writePath,
  writeView,
  WHOLE_VIEW,
  type MatrixView,
  type PageRoute,
  type ScoreFilter,
} from './route.js';
export { writePageTable, type PageTable } from './tables/page-table.js';
export { writeCatalogue } from './catalogue/write-catalogue.js';
export { writeRobots } from './crawlers/write-robots.js';
export { writeSitemap } from './crawlers/write-sitemap.js';
export { createPageContext, type PageContext } from './page-context.js';
export { readRelease, type ReleaseReader } from './release/read-release.js';
export { Legend, ScoreMatrix } from './matrix/score-matrix.js';
export { AgreementTables } from './kit/agreement-panel.js';
export { ChapterText } from './kit/chapter-text.js';
export { printFormula } from './kit/print-formula.js';
export { Icon, type IconName } from './kit/icon.js';
export { ProductMark } from './kit/product-mark.js';
export { classifyScore, printScore, ScoreChip, type ScoreClass } from './kit/score-chip.js';
export { printSize, printType } from './kit/page-parts.js';
export { FileFacts, FileFrame, FileLink } from './kit/file-table.js';
export { pointsOf, trendsOf } from './trends/trend-model.js';
export type { AnnouncedRelease } from './kit/announced-note.js';
export type { WithdrawnCycle } from './screens/results-page.js';
export { type CorrectionsShown } from './screens/corrections-page.js';
