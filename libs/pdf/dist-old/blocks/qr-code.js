import { INK } from '../identity.js';
import { qrRuns } from './qr-runs.js';
/** A QR code, drawn as rectangles, `size` points wide with its quiet zone; `alt` says what it holds. */
export function qrCode(content, alt, size) {
    const modules = qrRuns(content);
    return {
        lay: () => [
            {
                height: size,
                draw(canvas, x, y) {
                    const module = size / (modules.size + 8);
                    // The quiet zone hangs in the margin, so that the code itself stands on the text's edge.
                    const left = x - 4 * module;
                    canvas.figure(alt, [x, y], size, size, () => {
                        canvas.rect(left, y, size, size, INK.white);
                        for (const { row, from, length } of modules.runs)
                            canvas.rect(left + (from + 4) * module, y + (row + 4) * module, length * module, module, INK.brand900);
                    });
                },
            },
        ],
    };
}
//# sourceMappingURL=qr-code.js.map