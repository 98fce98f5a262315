import { message } from '@signatory/texts';

/** A place in a file, whose parts may be missing in two ways: as read, and as stored. */
interface PrintedPlace {
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: string | null;
  readonly cell?: string | null;
  readonly pointer?: string | null;
}

/** `sheet I, cell H12, column value`, in a language; empty for the file as a whole. */
export function printPlace({ sheet, row, column, cell, pointer }: PrintedPlace, language: string): string {
  const parts = [
    sheet != null && message(language, 'reportFile.place.sheet', { sheet }),
    cell != null
      ? message(language, 'reportFile.place.cell', { cell })
      : row != null && message(language, 'reportFile.place.row', { row }),
    column != null && column !== '' && message(language, 'reportFile.place.column', { column }),
    pointer,
  ];
  return parts.filter(Boolean).join(', ');
}
