import { collect } from '../layout/collect.js';
import { ReleaseLayout } from './release-layout.js';
import { commitmentSheetSection } from './sections/commitment-sheet.js';
import { pillarScorecardSections } from './sections/pillar-scorecard.js';
import { summarySheetSection } from './sections/summary-sheet.js';
import { findByCode, writeSheet } from './sheet.js';
/** A release on one page, as PDF/UA-1. */
export function renderSummary(document, options = {}) {
    return collect((sink) => writeSummary(new ReleaseLayout(document, options), sink));
}
/** The same, page by page into `sink`, which it ends. */
export async function writeSummary(layout, sink, watch) {
    const { view, set, options } = layout;
    const sections = [summarySheetSection(view, set, options)];
    await writeSheet(layout, { name: view.text(view.document.title), sections }, sink, watch);
}
/** One pillar's results, as PDF/UA-1. `pillar` is its code; an unknown one is an error that lists the codes. */
export function renderPillarScorecard(document, pillar, options = {}) {
    return collect((sink) => writePillarScorecard(new ReleaseLayout(document, options), pillar, sink));
}
/** The same, page by page into `sink`, which it ends. */
export async function writePillarScorecard(layout, pillar, sink, watch) {
    const { view, set, options } = layout;
    const own = findByCode('pillar', pillar, view.pillars);
    const sections = pillarScorecardSections(view, set, own, options);
    await writeSheet(layout, { name: view.text(own.name), sections }, sink, watch);
}
/** One commitment across all members, as PDF/UA-1. `commitment` is its printed code; an unknown one is an error that lists the codes. */
export function renderCommitmentSheet(document, commitment, options = {}) {
    return collect((sink) => writeCommitmentSheet(new ReleaseLayout(document, options), commitment, sink));
}
/** The same, page by page into `sink`, which it ends. */
export async function writeCommitmentSheet(layout, commitment, sink, watch) {
    const { view, set, options } = layout;
    const own = findByCode('commitment', commitment, view.document.plan.commitments);
    const sections = [commitmentSheetSection(view, set, own, options)];
    await writeSheet(layout, { name: view.text(own.title), sections }, sink, watch);
}
//# sourceMappingURL=short-forms.js.map