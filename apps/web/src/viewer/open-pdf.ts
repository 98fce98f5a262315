import {
  getDocument,
  GlobalWorkerOptions,
  InvalidPDFException,
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

export { TextLayer };
export type Pdf = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;
export type WhyClosed = 'password' | 'damaged' | 'unreachable';

/** Files of the library under their names: what a document may ask for (character maps, fonts that it does not bring, decoders), and the worker. */
const FILES = new Map(
  Object.entries({
    ...import.meta.glob<string>('../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
      query: '?url',
      import: 'default',
      eager: true,
    }),
    ...import.meta.glob<string>('../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
      query: '?url',
      import: 'default',
      eager: true,
    }),
    ...import.meta.glob<string>('../../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm', {
      query: '?url',
      import: 'default',
      eager: true,
    }),
    ...import.meta.glob<string>('../../../../node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs', {
      query: '?url',
      import: 'default',
      eager: true,
    }),
  }).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

function addressOf(file: string): string {
  const address = FILES.get(file);
  if (address === undefined) throw new Error(`The viewer has no ${file}.`);
  return address;
}

/** Gives the worker those files, each under the name that the build gave it. */
class FilesOfLibrary {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const answer = await fetch(addressOf(filename));
    if (!answer.ok) throw new Error(`${filename} could not be fetched: ${answer.status}.`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** An image of more dots than this stays blank: it would take the memory of the page that shows it. */
const MOST_DOTS = 100_000_000;

GlobalWorkerOptions.workerSrc = addressOf('pdf.worker.min.mjs');

/** A document that is being opened: `stop` ends it, opened or not. Nothing in it runs, and its forms are pictures. */
export function openPdf(address: string): { readonly opened: Promise<Pdf>; readonly stop: () => void } {
  const task = getDocument({
    url: address,
    // The policy of the app forbids making code from text, and a document of others is no reason to ask for it.
    isEvalSupported: false,
    useWorkerFetch: false,
    BinaryDataFactory: FilesOfLibrary,
    maxImageSize: MOST_DOTS,
    verbosity: 0,
  });
  return { opened: task.promise, stop: () => void task.destroy() };
}

export function whyClosed(error: unknown): WhyClosed {
  // The library does not give this class away, only its name.
  if (error instanceof Error && error.name === 'PasswordException') return 'password';
  return error instanceof InvalidPDFException ? 'damaged' : 'unreachable';
}

/** The page's runs of text, as its text layer has them. */
export async function readRuns(page: PdfPage): Promise<string[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => ('str' in item ? [item.str] : []));
}
