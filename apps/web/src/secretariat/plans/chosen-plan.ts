import type { PlanWorkbookView } from '@signatory/contract';
import { planDocuments } from '../../api/plan-documents.js';

/** What a chooser of plan files offers. */
export const PLAN_FILES = '.yaml,.yml,.json,.xlsx';

/** Longer than this and the server does not take it. */
const MOST_CHARACTERS = 1_048_576;

/** A chosen file as the text of a plan. */
export interface ChosenPlan {
  readonly name: string;
  /** Null of a workbook whose sheets do not say what they mean, and of a file that is not to be read. */
  readonly text: string | null;
  /** What keeps a file from being read at all. */
  readonly unread?: 'long' | 'encoding';
  /** Of a workbook, cell by cell; a text's own are told where it is brought. */
  readonly problems: PlanWorkbookView['problems'];
}

/** Reads a chosen file; a workbook is asked of the server, which gives the text that means the same. */
export async function readChosenPlan(file: File): Promise<ChosenPlan> {
  const { name } = file;
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  // By its content: a workbook under another name is one still.
  if (/\.xls[xmb]?$/i.test(name) || WORKBOOKS.some((start) => start.every((byte, at) => head[at] === byte))) {
    const { file: text, problems } = await planDocuments.readPlanWorkbook(file);
    return { name, text, problems };
  }
  const nothing = { name, text: null, problems: [] };
  if (file.size > 4 * MOST_CHARACTERS) return { ...nothing, unread: 'long' };
  const text = decode(await file.arrayBuffer());
  if (text === null) return { ...nothing, unread: 'encoding' };
  return text.length > MOST_CHARACTERS ? { ...nothing, unread: 'long' } : { name, text, problems: [] };
}

/** How a ZIP archive begins, and a workbook from before there were such. */
const WORKBOOKS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** UTF-8, or UTF-16 that says so; null of what is neither, whose letters could only be guessed. */
function decode(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes);
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
