/** A value as an expression writes it, and as the plan prints it. */
interface Named {
  readonly name: string;
  readonly label: string;
}

/** Signs of the keyboard, as they are set in print. */
const SIGNS: Readonly<Record<string, string>> = { '*': '×', '-': '−', '<=': '≤', '>=': '≥', '!=': '≠', '==': '=' };
const TOKEN = /"[^"]*"|'[^']*'|[A-Za-z_][\w.]*|<=|>=|!=|==|[*-]/g;

/** An expression as people read it: labels in the place of names, and signs of print. Words in quotation marks stay. */
export function printFormula(expression: string, inputs: readonly Named[]): string {
  const labels = new Map(inputs.map(({ name, label }) => [name, label]));
  return expression.replace(TOKEN, (token) => labels.get(token) ?? SIGNS[token] ?? token);
}
