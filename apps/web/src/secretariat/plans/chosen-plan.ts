import type { PlanWorkbookView } from '@signatory/contract';
import { planDocuments } from '../../api/plan-documents.js';

/** What a chooser of plan files offers. */
export const PLAN_FILES = '.yaml,.yml,.json,.xlsx';

/** Longer than this and the server does not take it. */
export const MOST_CHARACTERS = 1_048_576;

/** A chosen file as the text of a plan. */
export interface ChosenPlan {
  readonly name: string;
  /** Null of a workbook whose sheets do not say what they mean. */
  readonly text: string | null;
  /** Of a workbook, cell by cell; a text's own are told where it is brought. */
  readonly problems: PlanWorkbookView['problems'];
}

/** Reads a chosen file; a workbook is asked of the server, which gives the text that means the same. */
export async function readChosenPlan(file: File): Promise<ChosenPlan> {
  const { name } = file;
  if (!/\.xls[xm]?$/i.test(name)) return { name, text: await file.text(), problems: [] };
  const { file: text, problems } = await planDocuments.readPlanWorkbook(file);
  return { name, text, problems };
}
