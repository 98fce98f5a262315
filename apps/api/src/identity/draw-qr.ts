import type { NewSecondFactor } from '@signatory/contract';
import { qrRuns } from '@signatory/pdf';

/** A QR code as the path of a drawing, with its quiet zone: the app carries no maker of them. */
export function drawQr(content: string): NewSecondFactor['qr'] {
  const { size, runs } = qrRuns(content);
  const path = runs.map(({ row, from, length }) => `M${from + 4} ${row + 4}h${length}v1h-${length}z`).join('');
  return { width: size + 8, path };
}
