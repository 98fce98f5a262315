export { findUnprintable } from './check-texts.js';
export { qrRuns } from './blocks/qr-runs.js';
export { PdfTextError } from './text/pdf-text-error.js';
export { renderReport, writeReport } from './documents/report.js';
export { renderCommitmentSheet, renderPillarScorecard, renderSummary } from './documents/short-forms.js';
export { renderMemberScorecard } from './documents/member-scorecard.js';
export { ReleaseLayout } from './documents/release-layout.js';
export { ReleasePrinter, renderReleaseFile } from './release-file.js';
export { renderReceipt } from './documents/receipt.js';
export { markCopy, readMark } from './mark-copy.js';
//# sourceMappingURL=index.js.map