import type {
  AdoptedPlanView,
  OpenedPlanFile,
  PlanDocumentView,
  PlanProblemsView,
  PlanWorkbookView,
  CopyPlanVersion,
  PlanDocument,
} from '@signatory/contract';
import type { VersionKey } from './administration.js';
import { ask, change, path, sendFile } from './client.js';

/** Where a version's text is to be had as a file. */
export function documentAddress({ plan, n }: VersionKey, format: 'yaml' | 'json' | 'xlsx', language: string): string {
  const address = path`/plans/${plan}/versions/${n}/document.${format}`;
  return format === 'xlsx' ? `${address}?language=${language}` : address;
}

/** The addresses of a plan version's document: its text as the file that means it. */
export const planDocuments = {
  copyPlanVersion: ({ plan, n }: VersionKey, body: CopyPlanVersion) =>
    ask<AdoptedPlanView>(path`/plans/${plan}/versions/${n}/copies`, { method: 'POST', body }),
  openPlanFile: ({ plan, n }: VersionKey, file: string) =>
    ask<OpenedPlanFile>(path`/plans/${plan}/versions/${n}/document/files`, { method: 'POST', body: { file } }),
  planDocument: ({ plan, n }: VersionKey) => ask<PlanDocumentView>(path`/plans/${plan}/versions/${n}/document`),
  readPlanWorkbook: (file: File) =>
    sendFile<PlanWorkbookView>(path`/plans/workbooks`, {
      file,
      signal: new AbortController().signal,
      tell: () => undefined,
    }),
  savePlanDocument: ({ plan, n }: VersionKey, revision: number, document: PlanDocument) =>
    change(path`/plans/${plan}/versions/${n}/document`, { method: 'PUT', body: { document }, ifMatch: revision }),
  checkPlanDocument: ({ plan, n }: VersionKey, document: PlanDocument, signal: AbortSignal) =>
    ask<PlanProblemsView>(path`/plans/${plan}/versions/${n}/document/problems`, {
      method: 'POST',
      body: { document },
      signal,
    }),
};
