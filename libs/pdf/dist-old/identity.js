function ink(hex) {
    const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    return channels.map((channel) => channel.toFixed(3)).join(' ');
}
/** The identity's colours, light theme: the same tokens as the screens'. */
export const INK = {
    ink900: ink('#101b2d'),
    ink700: ink('#2d3b52'),
    ink600: ink('#45536a'),
    ink500: ink('#5a677d'),
    lineStrong: ink('#6e7b8f'),
    line300: ink('#c6cdd8'),
    line200: ink('#dce1e8'),
    line100: ink('#ebeef2'),
    white: ink('#ffffff'),
    surface50: ink('#f6f7f9'),
    surface100: ink('#eef1f5'),
    brand900: ink('#0b2440'),
    brand800: ink('#11325a'),
    brand600: ink('#1d5699'),
    brand50: ink('#f0f5fb'),
    gold: ink('#d9b15a'),
    onBrand: ink('#ffffff'),
    onBrand2: ink('#b9c8dc'),
    warn: ink('#7a4f00'),
    warnBg: ink('#fff6e0'),
    warnLine: ink('#e6cd92'),
    pos: ink('#0e6a6e'),
    posInk: ink('#ffffff'),
    zero: ink('#efe5c8'),
    zeroInk: ink('#43390f'),
    zeroLine: ink('#8f7f45'),
    neg: ink('#e8905c'),
    negInk: ink('#3a1203'),
    negLine: ink('#b4531f'),
    naInk: ink('#5a677d'),
    naLine: ink('#98a3b3'),
};
/** The type scale of a printed page, points. */
export const TYPE = {
    cover: { face: 'heading', size: 33, leading: 39, ink: INK.onBrand, balance: true },
    title: { face: 'heading', size: 28, leading: 34, ink: INK.onBrand, balance: true },
    subtitle: { face: 'text', size: 11, leading: 16, ink: INK.onBrand2 },
    name: { face: 'heading', size: 11, leading: 15, ink: INK.onBrand },
    onBar: { face: 'text', size: 8.6, leading: 12, ink: INK.onBrand2 },
    section: { face: 'heading', size: 21, leading: 27, ink: INK.ink900, balance: true },
    heading: { face: 'heading', size: 13.5, leading: 18, ink: INK.ink900, balance: true },
    subheading: { face: 'strong', size: 9.6, leading: 14, ink: INK.ink900 },
    lead: { face: 'text', size: 11, leading: 16.5, ink: INK.ink600, balance: true },
    body: { face: 'text', size: 9.4, leading: 14, ink: INK.ink900 },
    quiet: { face: 'text', size: 8.8, leading: 12.5, ink: INK.ink600 },
    small: { face: 'text', size: 8, leading: 11.5, ink: INK.ink600 },
    label: { face: 'text', size: 8.6, leading: 12, ink: INK.ink600 },
    cell: { face: 'text', size: 9, leading: 12.5, ink: INK.ink900 },
    cellStrong: { face: 'strong', size: 9, leading: 12.5, ink: INK.ink900 },
    cellQuiet: { face: 'text', size: 9, leading: 12.5, ink: INK.ink600 },
    head: { face: 'strong', size: 8, leading: 11, ink: INK.ink600 },
    figure: { face: 'heading', size: 32, leading: 37, ink: INK.ink900 },
    figureSmall: { face: 'heading', size: 17, leading: 22, ink: INK.ink900 },
    mono: { face: 'text', size: 9.4, leading: 14, ink: INK.ink900 },
};
/** Distance from the top of a line's box to its baseline: capitals sit in the middle of the leading. */
export function baselineOf({ size, leading }) {
    return leading / 2 + size * 0.33;
}
/** Page geometry, points. */
export const PAGE = { side: 46, top: 66, bottom: 66, head: 30, foot: 40 };
//# sourceMappingURL=identity.js.map