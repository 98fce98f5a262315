export interface QrRuns {
    /** Modules in a row, without the quiet zone. */
    readonly size: number;
    /** Neighbouring dark modules of a row as one: no hairlines between them, and a quarter of the bytes. */
    readonly runs: readonly {
        readonly row: number;
        readonly from: number;
        readonly length: number;
    }[];
}
/** A QR code as what is dark in it, to be drawn on paper or on a screen. */
export declare function qrRuns(content: string): QrRuns;
