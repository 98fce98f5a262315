import { open } from 'node:fs/promises';
import { faultWords } from '@signatory/domain';
import { problem, type FileProblem } from './file-problem.js';
import type { ReportFile, ReportFormat } from './report-file.js';

const HEAD = 8 * 1024;
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ZIP = Buffer.from('PK\u0003\u0004');
/** Names under which no table is brought: of programs, documents, pictures and archives. */
const OTHERS = /\.(exe|dll|msi|com|bat|cmd|ps1|sh|app|docx?|odt|rtf|pptx?|pdf|png|jpe?g|gif|zip|7z|rar)$/i;

/**
 * What a file is, by its bytes: a name is only what somebody called it. Where bytes and name speak of different things,
 * the sender is told which file was taken for which.
 */
export async function detectKind({ path, name, format }: ReportFile): Promise<ReportFormat> {
  const head = await readHead(path);
  if (head.length === 0) throw problem(faultWords('file.empty'));
  if (head.subarray(0, 4).equals(ZIP)) return 'xlsx';
  if (head.subarray(0, 8).equals(COMPOUND)) throw await compoundFile(path);
  const said = format ?? formatOf(name);
  const text = head
    .toString(head[0] === 0xff ? 'utf16le' : 'utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<(!doctype|html|table|\?xml|meta|head|body|style)/i.test(text))
    throw problem(faultWords('file.kind.page', { name }));
  if (head.toString('latin1', 0, 5) === '%PDF-') throw problem(faultWords('file.kind.pdf', { name }));
  if (said === 'xlsx' || formatOf(name) === 'xlsx') throw problem(faultWords('file.kind.no-workbook', { name }));
  if (OTHERS.test(name)) throw problem(faultWords('file.kind.no-csv', { name }));
  return said ?? (/^[[{]/.test(text) ? 'json' : 'csv');
}

function formatOf(name: string): ReportFormat | null {
  const [, ending = ''] = /\.(xlsx|xlsm|xls|csv|tsv|txt|json)$/i.exec(name) ?? [];
  if (/^xls/i.test(ending)) return 'xlsx';
  if (/^json$/i.test(ending)) return 'json';
  return ending === '' ? null : 'csv';
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The container of old workbooks, and of those under a password: its directory names which, in UTF-16. */
async function compoundFile(path: string): Promise<FileProblem> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 4 * 1024 * 1024);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
    if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return problem(faultWords('file.encrypted'));
    return problem(faultWords('file.kind.old-workbook'));
  } finally {
    await file.close();
  }
}
