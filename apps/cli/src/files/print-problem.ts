import type { Problem } from '@signatory/plan';

/** A problem on two or three lines: place and fault, the answers that show it, the cure. */
export function printProblem({ file, line, column, severity, code, message, cure, counterExample }: Problem): string {
  const values = Object.entries(counterExample ?? {}).map(([variable, value]) => `${variable} = ${String(value)}`);
  return [
    `${file}:${line}:${column}: ${severity} ${code}: ${message}`,
    ...(values.length > 0 ? [`  with ${values.join(', ')}`] : []),
    `  → ${cure}`,
  ].join('\n');
}
