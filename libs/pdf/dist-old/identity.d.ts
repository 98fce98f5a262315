import type { Ink, TextStyle } from './text/text-style.js';
export type { Ink } from './text/text-style.js';
/** The identity's colours, light theme: the same tokens as the screens'. */
export declare const INK: {
    readonly ink900: Ink;
    readonly ink700: Ink;
    readonly ink600: Ink;
    readonly ink500: Ink;
    readonly lineStrong: Ink;
    readonly line300: Ink;
    readonly line200: Ink;
    readonly line100: Ink;
    readonly white: Ink;
    readonly surface50: Ink;
    readonly surface100: Ink;
    readonly brand900: Ink;
    readonly brand800: Ink;
    readonly brand600: Ink;
    readonly brand50: Ink;
    readonly gold: Ink;
    readonly onBrand: Ink;
    readonly onBrand2: Ink;
    readonly warn: Ink;
    readonly warnBg: Ink;
    readonly warnLine: Ink;
    readonly pos: Ink;
    readonly posInk: Ink;
    readonly zero: Ink;
    readonly zeroInk: Ink;
    readonly zeroLine: Ink;
    readonly neg: Ink;
    readonly negInk: Ink;
    readonly negLine: Ink;
    readonly naInk: Ink;
    readonly naLine: Ink;
};
/** The type scale of a printed page, points. */
export declare const TYPE: {
    readonly cover: {
        readonly face: 'heading';
        readonly size: 33;
        readonly leading: 39;
        readonly ink: Ink;
        readonly balance: true;
    };
    readonly title: {
        readonly face: 'heading';
        readonly size: 28;
        readonly leading: 34;
        readonly ink: Ink;
        readonly balance: true;
    };
    readonly subtitle: {
        readonly face: 'text';
        readonly size: 11;
        readonly leading: 16;
        readonly ink: Ink;
    };
    readonly name: {
        readonly face: 'heading';
        readonly size: 11;
        readonly leading: 15;
        readonly ink: Ink;
    };
    readonly onBar: {
        readonly face: 'text';
        readonly size: 8.6;
        readonly leading: 12;
        readonly ink: Ink;
    };
    readonly section: {
        readonly face: 'heading';
        readonly size: 21;
        readonly leading: 27;
        readonly ink: Ink;
        readonly balance: true;
    };
    readonly heading: {
        readonly face: 'heading';
        readonly size: 13.5;
        readonly leading: 18;
        readonly ink: Ink;
        readonly balance: true;
    };
    readonly subheading: {
        readonly face: 'strong';
        readonly size: 9.6;
        readonly leading: 14;
        readonly ink: Ink;
    };
    readonly lead: {
        readonly face: 'text';
        readonly size: 11;
        readonly leading: 16.5;
        readonly ink: Ink;
        readonly balance: true;
    };
    readonly body: {
        readonly face: 'text';
        readonly size: 9.4;
        readonly leading: 14;
        readonly ink: Ink;
    };
    readonly quiet: {
        readonly face: 'text';
        readonly size: 8.8;
        readonly leading: 12.5;
        readonly ink: Ink;
    };
    readonly small: {
        readonly face: 'text';
        readonly size: 8;
        readonly leading: 11.5;
        readonly ink: Ink;
    };
    readonly label: {
        readonly face: 'text';
        readonly size: 8.6;
        readonly leading: 12;
        readonly ink: Ink;
    };
    readonly cell: {
        readonly face: 'text';
        readonly size: 9;
        readonly leading: 12.5;
        readonly ink: Ink;
    };
    readonly cellStrong: {
        readonly face: 'strong';
        readonly size: 9;
        readonly leading: 12.5;
        readonly ink: Ink;
    };
    readonly cellQuiet: {
        readonly face: 'text';
        readonly size: 9;
        readonly leading: 12.5;
        readonly ink: Ink;
    };
    readonly head: {
        readonly face: 'strong';
        readonly size: 8;
        readonly leading: 11;
        readonly ink: Ink;
    };
    readonly figure: {
        readonly face: 'heading';
        readonly size: 32;
        readonly leading: 37;
        readonly ink: Ink;
    };
    readonly figureSmall: {
        readonly face: 'heading';
        readonly size: 17;
        readonly leading: 22;
        readonly ink: Ink;
    };
    readonly mono: {
        readonly face: 'text';
        readonly size: 9.4;
        readonly leading: 14;
        readonly ink: Ink;
    };
};
/** Distance from the top of a line's box to its baseline: capitals sit in the middle of the leading. */
export declare function baselineOf({ size, leading }: Pick<TextStyle, 'size' | 'leading'>): number;
/** Page geometry, points. */
export declare const PAGE: {
    readonly side: 46;
    readonly top: 66;
    readonly bottom: 66;
    readonly head: 30;
    readonly foot: 40;
};
