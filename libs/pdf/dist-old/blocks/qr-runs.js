import { create } from 'qrcode';
/** A QR code as what is dark in it, to be drawn on paper or on a screen. */
export function qrRuns(content) {
    const { modules } = create(content, { errorCorrectionLevel: 'M' });
    const { data, size } = modules;
    const runs = Array.from({ length: size }, (_, row) => darkRuns(data, row, size).map(([from, length]) => ({ row, from, length })));
    return { size, runs: runs.flat() };
}
function darkRuns(data, row, size) {
    const runs = [];
    for (let column = 0; column < size; column += 1) {
        if (!data[row * size + column])
            continue;
        const last = runs.at(-1);
        if (last && last[0] + last[1] === column)
            last[1] += 1;
        else
            runs.push([column, 1]);
    }
    return runs;
}
//# sourceMappingURL=qr-runs.js.map