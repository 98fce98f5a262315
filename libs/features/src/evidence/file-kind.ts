import { clip, faultWords, Refusal } from '@signatory/domain';

/** The kinds of file that can be evidence, by what is in them. */
export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  csv: { mediaType: 'text/csv', extensions: ['csv'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', extensions: ['webp'] },
} as const satisfies Record<string, { mediaType: string; extensions: readonly string[] }>;
export type FileKind = keyof typeof FILE_KINDS;

/** What senders say that do not know; a spreadsheet program's machine says the second of CSV, others the third. */
const UNTOLD: Readonly<Record<string, readonly string[]>> = {
  any: ['', 'application/octet-stream'],
  csv: ['application/vnd.ms-excel', 'text/plain', 'application/csv'],
  jpg: ['image/jpg', 'image/pjpeg'],
};

/** Refuses `file.refused` where the name's ending or the declared type contradicts the content. */
export function requireAgreement(kind: FileKind, { name, declared }: { name: string; declared: string }): void {
  const { mediaType, extensions } = FILE_KINDS[kind];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!(extensions as readonly string[]).includes(ending))
    throw new Refusal('file.refused', {
      words: faultWords('document.name', {
        kind: kind.toUpperCase(),
        isNamed: ending === '' ? 'no' : 'yes',
        ending: clip(ending),
        meant: extensions[0],
      }),
    });
  const plain = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  if (plain !== mediaType && !UNTOLD['any']?.includes(plain) && !UNTOLD[kind]?.includes(plain))
    throw new Refusal('file.refused', {
      words: faultWords('document.sent-as', { kind: kind.toUpperCase(), sent: clip(plain, 100), type: mediaType }),
    });
}
