import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeDataFile, type PlannedFile, type ReleaseDocument } from '@signatory/contract';
import { writeReleaseWorkbook } from '@signatory/workbook';
import { writeMemberScorecard } from './documents/member-scorecard.js';
import { ReleaseLayout } from './documents/release-layout.js';
import { writeReport } from './documents/report.js';
import { writeCommitmentSheet, writePillarScorecard, writeSummary } from './documents/short-forms.js';
import { collect } from './layout/collect.js';
import type { Paper, Watch } from './options.js';

/** `about` is the code of the member, the pillar or the commitment; empty for all. */
type Print = (layout: ReleaseLayout, about: string, sink: Writable, watch?: Watch) => Promise<void>;

const PRINTS: Readonly<Record<string, Print>> = {
  report: (layout, _, sink, watch) => writeReport(layout, sink, watch),
  summary: (layout, _, sink, watch) => writeSummary(layout, sink, watch),
  'pillar-scorecard': writePillarScorecard,
  'commitment-sheet': writeCommitmentSheet,
  'member-scorecard': writeMemberScorecard,
};

/** What a file is. */
type PrintedFile = Pick<PlannedFile, 'language' | 'member' | 'item'> & { readonly product: string };

/**
 * Prints the files of one release from its document and hash alone: the same bytes from the same, whoever prints them and
 * in whatever order. What its documents share is laid out once for each language; one language's layout is kept at a time.
 * Without a hash the document is one of a file, which no release has frozen.
 */
export class ReleasePrinter {
  private layout: { readonly language: string; readonly of: ReleaseLayout } | undefined;

  constructor(
    private readonly document: ReleaseDocument,
    private readonly releaseHash?: string,
    private readonly paper?: Paper,
  ) {}

  /** Writes one file into `sink`, page by page, and ends it; `watch` follows those that have pages. */
  async write({ product, language, member, item }: PrintedFile, sink: Writable, watch?: Watch): Promise<void> {
    const data = writeDataFile(product, this.document, this.releaseHash ?? '');
    if (data !== undefined) return pipeline(Readable.from(data), sink);
    const spoken = language ?? 'en';
    if (product === 'workbook') {
      await writeReleaseWorkbook(this.document, { language: spoken, releaseHash: this.releaseHash }, sink);
      return;
    }
    const print = PRINTS[product];
    if (!print) throw new Error(`A release has no file of the kind "${product}" to be rendered.`);
    await print(this.layoutIn(spoken), member ?? item ?? '', sink, watch);
  }

  /** The bytes of one file. */
  bytes(file: PrintedFile): Promise<Uint8Array> {
    return collect((sink) => this.write(file, sink));
  }

  private layoutIn(language: string): ReleaseLayout {
    if (this.layout?.language !== language) {
      const options = { language, paper: this.paper, releaseHash: this.releaseHash };
      this.layout = { language, of: new ReleaseLayout(this.document, options) };
    }
    return this.layout.of;
  }
}

/** The bytes of one file of a release, by itself. */
export function renderReleaseFile(
  document: ReleaseDocument,
  file: PrintedFile,
  releaseHash: string,
): Promise<Uint8Array> {
  return new ReleasePrinter(document, releaseHash).bytes(file);
}
