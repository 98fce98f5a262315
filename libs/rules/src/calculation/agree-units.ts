import { partsOf, type Tree } from '../expression/tree.js';

/** The units of what a calculation reads, as far as they can be followed. */
export interface AgreedUnits {
  /** In which it gives its result; null where that is no input's own, as of a share or a product. */
  readonly unit: string | null;
  /** Two that are added or compared, or between which it chooses. */
  readonly clash: readonly [string, string] | null;
}

const NONE: AgreedUnits = { unit: null, clash: null };

/** Follows units through a calculation. A constant goes with each of them, and so does what has none. */
export function agreeUnits(tree: Tree, units: ReadonlyMap<string, string>): AgreedUnits {
  const parts = partsOf(tree).map((part) => agreeUnits(part, units));
  const clash = parts.find((part) => part.clash)?.clash;
  if (clash) return { unit: null, clash };
  const [first = NONE, second = NONE, third = NONE] = parts;
  switch (tree.kind) {
    case 'read':
      return { ...NONE, unit: (tree.type === 'decimal' && units.get(tree.variable.indicator)) || null };
    case 'negate':
    case 'abs':
      return first;
    case 'divide':
      return isConstant(partsOf(tree)[1]) ? first : NONE;
    case 'arithmetic':
      if (tree.op !== '*') return agreed(first, second);
      return isConstant(partsOf(tree)[1]) ? first : isConstant(partsOf(tree)[0]) ? second : NONE;
    case 'choose':
      return agreed(second, third);
    case 'compare':
      return { ...agreed(first, second), unit: null };
    default:
      return NONE;
  }
}

function isConstant(tree: Tree | undefined): boolean {
  return tree !== undefined && (tree.kind === 'literal' || (tree.kind === 'negate' && partsOf(tree).every(isConstant)));
}

function agreed({ unit: a }: AgreedUnits, { unit: b }: AgreedUnits): AgreedUnits {
  if (a === null || b === null) return { ...NONE, unit: a ?? b };
  return a === b ? { ...NONE, unit: a } : { unit: null, clash: [a, b] };
}
