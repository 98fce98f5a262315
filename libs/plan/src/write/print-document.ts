import { stringify } from 'yaml';

/** How a plan's document is written as a file. */
export const DOCUMENT_FORMATS = ['yaml', 'json'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** A plan's document as a file; read again, either gives the same document. */
export function printDocument(document: Readonly<Record<string, unknown>>, format: DocumentFormat): string {
  return format === 'json'
    ? `${JSON.stringify(document, null, 2)}\n`
    : stringify(document, { lineWidth: 120, aliasDuplicateObjects: false });
}
