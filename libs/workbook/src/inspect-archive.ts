import type { Readable } from 'node:stream';
import { faultWords, Refusal, type FaultWords } from '@signatory/domain';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
/** The archives that are evidence. */
export type OfficeKind = 'xlsx' | 'docx';

const MOST_PARTS = 10_000;
const MOST_INFLATED = 256 * 1_048_576;
/** Below this, a high ratio is only a small part of many blanks. */
const SMALL = 1_048_576;
const MOST_RATIO = 100;
const CONTENT_TYPES = '[Content_Types].xml';
/** Programs and foreign objects inside a document: whoever opens it would run them. */
const RUNS =
  /(?:^|\/)(?:vbaProject|vbaData|activeX|macrosheets|oleObject)[^/]*(?:\/|$|\.)|\.(?:exe|dll|js|vbs|html?|bat|cmd|ps1|jar|hta)$/i;
const MAIN: readonly (readonly [string, OfficeKind])[] = [
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xlsx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
];

const refuse = (words: FaultWords): Refusal => new Refusal('file.refused', { words });

/**
 * Tells whether an archive is a workbook or a document, by what is inside. What it declares is held against the limits before
 * a byte is inflated, and what comes out is counted again, since a declaration may lie.
 * @throws Refusal `file.refused`
 */
export async function inspectArchive(path: string): Promise<OfficeKind> {
  let zip: ZipFile | undefined;
  try {
    zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    return kindOf(await readParts(zip, await readDirectory(zip)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refuse(faultWords('document.damaged'));
  } finally {
    zip?.close();
  }
}

async function readDirectory(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_PARTS)
    throw refuse(faultWords('document.parts', { count: zip.entryCount, most: MOST_PARTS }));
  const entries: Entry[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize } = entry;
    if (entry.isEncrypted()) throw refuse(faultWords('document.encrypted'));
    if (RUNS.test(fileName)) throw refuse(faultWords('document.programs'));
    declared += uncompressedSize;
    if (declared > MOST_INFLATED || (uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_RATIO))
      throw tooLarge();
    entries.push(entry);
  }
  if (!entries.some(({ relativeOffsetOfLocalHeader }) => relativeOffsetOfLocalHeader === 0))
    throw refuse(faultWords('document.two-things'));
  return entries;
}

/** Inflates every part, counting, and gives the text of the one that says what the document is. */
async function readParts(zip: ZipFile, entries: readonly Entry[]): Promise<string> {
  let types = '';
  let inflated = 0;
  for (const entry of entries) {
    const content: Readable = await zip.openReadStreamPromise(entry);
    const own: Buffer[] = [];
    let size = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      inflated += chunk.length;
      if (inflated > MOST_INFLATED || (size > SMALL && size > entry.compressedSize * MOST_RATIO)) throw tooLarge();
      if (entry.fileName === CONTENT_TYPES && size <= SMALL) own.push(chunk);
    }
    if (entry.fileName === CONTENT_TYPES) types = Buffer.concat(own).toString('utf8');
  }
  return types;
}

function kindOf(types: string): OfficeKind {
  if (/macroEnabled|vbaProject|activeX/i.test(types)) throw refuse(faultWords('document.programs'));
  const [first, ...more] = MAIN.filter(([type]) => types.includes(`"${type}"`));
  if (!first || more.length > 0)
    throw new Refusal('media-type.unsupported', { words: faultWords('document.other-archive') });
  return first[1];
}

function tooLarge(): Refusal {
  return refuse(faultWords('document.swells', { most: MOST_INFLATED / 1_048_576 }));
}
