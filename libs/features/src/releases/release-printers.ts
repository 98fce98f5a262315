import { ReleaseDocument } from '@signatory/contract';
import { ReleasePrinter } from '@signatory/pdf';
import { BLOBS, blobKey, RELEASES, type BlobStore } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';

/** How long a release is kept that nothing was printed of. */
const KEPT_MS = 60_000;

/**
 * The release of which this process printed last: the jobs of its files come one after the other, and share what was read
 * and laid out for the first. One is kept at a time, so that memory does not grow with the releases.
 */
@Injectable()
export class ReleasePrinters {
  private last: { readonly sha256: string; readonly printer: Promise<ReleasePrinter> } | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private forgetting: NodeJS.Timeout | undefined;

  constructor(@Inject(BLOBS) private readonly blobs: BlobStore) {}

  /** Prints of a release, by its hash, when it is this one's turn: two reports at once would only take twice the memory. */
  print<Result>(sha256: string, act: (printer: ReleasePrinter) => Promise<Result>): Promise<Result> {
    const result = this.turn.then(async () => act(await this.printerOf(sha256)));
    this.turn = result.catch(() => undefined).then(() => this.forgetLater());
    return result;
  }

  private printerOf(sha256: string): Promise<ReleasePrinter> {
    clearTimeout(this.forgetting);
    if (this.last?.sha256 !== sha256) {
      this.last = { sha256, printer: this.read(sha256) };
      this.last.printer.catch(() => (this.last = undefined));
    }
    return this.last.printer;
  }

  private async read(sha256: string): Promise<ReleasePrinter> {
    const json = await this.blobs.read(blobKey(RELEASES, sha256));
    return new ReleasePrinter(ReleaseDocument.parse(JSON.parse(json.toString())), sha256);
  }

  private forgetLater(): void {
    this.forgetting = setTimeout(() => (this.last = undefined), KEPT_MS).unref();
  }
}
