/**
 * A text as it is printed: composed (NFC), with every kind of space as one plain space and without control and
 * bidirectional characters. Throws `PdfTextError` on emoji and broken surrogates.
 */
export declare function cleanText(text: string, place: string): string;
