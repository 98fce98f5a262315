import { finished } from 'node:stream/promises';
import { writeDataFile } from '@signatory/contract';
import { writeReleaseWorkbook } from '@signatory/workbook';
import { writeMemberScorecard } from './documents/member-scorecard.js';
import { ReleaseLayout } from './documents/release-layout.js';
import { writeReport } from './documents/report.js';
import { writeCommitmentSheet, writePillarScorecard, writeSummary } from './documents/short-forms.js';
import { collect } from './layout/collect.js';
const PRINTS = {
    report: (layout, _, sink, watch) => writeReport(layout, sink, watch),
    summary: (layout, _, sink, watch) => writeSummary(layout, sink, watch),
    'pillar-scorecard': writePillarScorecard,
    'commitment-sheet': writeCommitmentSheet,
    'member-scorecard': writeMemberScorecard,
};
/**
 * Prints the files of one release from its document and hash alone: the same bytes from the same, whoever prints them and
 * in whatever order. What its documents share is laid out once for each language; one language's layout is kept at a time.
 * Without a hash the document is one of a file, which no release has frozen.
 */
export class ReleasePrinter {
    document;
    releaseHash;
    paper;
    layout;
    constructor(document, releaseHash, paper = 'A4') {
        this.document = document;
        this.releaseHash = releaseHash;
        this.paper = paper;
    }
    /** Writes one file into `sink`, page by page, and ends it; `watch` follows those that have pages. */
    async write({ product, language, member, item }, sink, watch) {
        const data = writeDataFile(product, this.document, this.releaseHash ?? '');
        if (data !== undefined) {
            sink.end(data);
            return finished(sink, { readable: false });
        }
        const spoken = language ?? 'en';
        if (product === 'workbook') {
            await writeReleaseWorkbook(this.document, { language: spoken, releaseHash: this.releaseHash }, sink);
            return;
        }
        const print = PRINTS[product];
        if (!print)
            throw new Error(`A release has no file of the kind "${product}" to be rendered.`);
        await print(this.layoutIn(spoken), member ?? item ?? '', sink, watch);
    }
    /** The bytes of one file. */
    bytes(file) {
        return collect((sink) => this.write(file, sink));
    }
    layoutIn(language) {
        if (this.layout?.language !== language) {
            const options = { language, paper: this.paper, releaseHash: this.releaseHash };
            this.layout = { language, of: new ReleaseLayout(this.document, options) };
        }
        return this.layout.of;
    }
}
/** The bytes of one file of a release, by itself. */
export function renderReleaseFile(document, file, releaseHash) {
    return new ReleasePrinter(document, releaseHash).bytes(file);
}
//# sourceMappingURL=release-file.js.map