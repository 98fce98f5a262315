import { collect } from '../layout/collect.js';
import { ReleaseLayout } from './release-layout.js';
import { scorecardSection } from './sections/scorecard.js';
import { findByCode, writeSheet } from './sheet.js';
/** One member's results on about two pages, as PDF/UA-1. `member` is its code; an unknown one is an error that lists the codes. */
export function renderMemberScorecard(document, member, options = {}) {
    return collect((sink) => writeMemberScorecard(new ReleaseLayout(document, options), member, sink));
}
/** The same, page by page into `sink`, which it ends. */
export async function writeMemberScorecard(layout, member, sink, watch) {
    const { view, set, options } = layout;
    const own = findByCode('member', member, view.members);
    await writeSheet(layout, { name: view.text(own.name), sections: [scorecardSection(view, set, own, options)] }, sink, watch);
}
//# sourceMappingURL=member-scorecard.js.map