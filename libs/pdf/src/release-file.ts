import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { writeDataFile, type PlannedFile, type ReleaseDocument } from '@signatory/contract';
import { writeMemberScorecard } from './documents/member-scorecard.js';
import { ReleaseLayout } from './documents/release-layout.js';
import { writeReport } from './documents/report.js';
import { writeCommitmentSheet, writePillarScorecard, writeSummary } from './documents/short-forms.js';
import { collect } from './layout/collect.js';

/** `about` is the code of the member, the pillar or the commitment; empty for all. */
type Print = (layout: ReleaseLayout, about: string, sink: Writable) => Promise<void>;

const PRINTS: Readonly<Record<string, Print>> = {
  report: (layout, _, sink) => writeReport(layout, sink),
  summary: (layout, _, sink) => writeSummary(layout, sink),
  'pillar-scorecard': writePillarScorecard,
  'commitment-sheet': writeCommitmentSheet,
  'member-scorecard': writeMemberScorecard,
};

/** What a file is. */
type PrintedFile = Pick<PlannedFile, 'language' | 'member' | 'item'> & { readonly product: string };

/**
 * Prints the files of one release from its document and hash alone: the same bytes from the same, whoever prints them and
 * in whatever order. What its documents share is laid out once for each language; one language's layout is kept at a time.
 */
export class ReleasePrinter {
  private layout: { readonly language: string; readonly of: ReleaseLayout } | undefined;

  constructor(
    private readonly document: ReleaseDocument,
    private readonly releaseHash: string,
  ) {}

  /** Writes one file into `sink`, page by page, and ends it. */
  async write({ product, language, member, item }: PrintedFile, sink: Writable): Promise<void> {
    const data = writeDataFile(product, this.document, this.releaseHash);
    if (data !== undefined) {
      sink.end(data);
      return finished(sink, { readable: false });
    }
    const print = PRINTS[product];
    if (!print) throw new Error(`A release has no file of the kind "${product}" to be rendered.`);
    await print(this.layoutIn(language ?? 'en'), member ?? item ?? '', sink);
  }

  private layoutIn(language: string): ReleaseLayout {
    if (this.layout?.language !== language) {
      const options = { language, paper: 'A4', releaseHash: this.releaseHash } as const;
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
  return collect((sink) => new ReleasePrinter(document, releaseHash).write(file, sink));
}
