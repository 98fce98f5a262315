const paths = new Map<string, string>();

/** A rectangle with rounded corners from (0, 0), `inset` on each side. Few sizes occur, so each is written once. */
export function roundedPath(fullWidth: number, fullHeight: number, radius: number, inset: number): string {
  const key = `${n(fullWidth)} ${n(fullHeight)} ${radius} ${inset}`;
  const known = paths.get(key);
  if (known) return known;
  const [left, right, bottom, top] = [inset, fullWidth - inset, inset, fullHeight - inset];
  const r = Math.min(radius, (right - left) / 2, (top - bottom) / 2);
  // Distance of a Bézier handle from the corner for a quarter of a circle.
  const k = r * 0.4477;
  const path = [
    `${n(left + r)} ${n(bottom)} m ${n(right - r)} ${n(bottom)} l`,
    `${n(right - k)} ${n(bottom)} ${n(right)} ${n(bottom + k)} ${n(right)} ${n(bottom + r)} c`,
    `${n(right)} ${n(top - r)} l ${n(right)} ${n(top - k)} ${n(right - k)} ${n(top)} ${n(right - r)} ${n(top)} c`,
    `${n(left + r)} ${n(top)} l ${n(left + k)} ${n(top)} ${n(left)} ${n(top - k)} ${n(left)} ${n(top - r)} c`,
    `${n(left)} ${n(bottom + r)} l ${n(left)} ${n(bottom + k)} ${n(left + k)} ${n(bottom)} ${n(left + r)} ${n(bottom)} c h`,
  ].join(' ');
  if (paths.size > 2000) paths.clear();
  paths.set(key, path);
  return path;
}

const MOST_COORDINATES = 200_000;
/** By hundredths of a point: every coordinate of a page is one of few. Of its full length: one that grows with holes is a slow map. */
const coordinates = Array.from<string | undefined>({ length: MOST_COORDINATES });

/** A coordinate to a hundredth of a point. */
export function n(value: number): string {
  const hundredths = Math.round(value * 100);
  if (!(hundredths >= 0 && hundredths < MOST_COORDINATES)) return String(hundredths / 100);
  return (coordinates[hundredths] ??= String(hundredths / 100));
}
