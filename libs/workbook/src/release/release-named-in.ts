import { FILE_LIMITS } from '../report-file.js';
import { Archive } from '../xlsx/archive.js';

/** The release that a workbook names among its properties; null where it names none, or is no workbook. Anyone can write that. */
export async function releaseNamedInWorkbook(path: string): Promise<string | null> {
  const archive = await Archive.open(path, FILE_LIMITS).catch(() => null);
  if (!archive) return null;
  try {
    const core = await archive.text('docProps/core.xml', 64 * 1024);
    return /<dc:identifier>sha256:([0-9a-f]{64})<\/dc:identifier>/.exec(core)?.[1] ?? null;
  } catch {
    return null;
  } finally {
    archive.close();
  }
}
