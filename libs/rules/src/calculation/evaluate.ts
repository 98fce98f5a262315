import { Rational } from '@signatory/domain';
import { variablesIn, type BoolTree, type CompareOperator, type Tree } from '../expression/tree.js';
import { Unknown, type Lookup } from '../expression/value.js';
import { Gap } from './gap.js';

/** A value on the way: figures are fractions, so that nothing is rounded before the end. */
export type Worked = Rational | string | boolean | Gap;

/**
 * Works out a checked expression over a report's values. What is missing makes what reads it a gap, `false && gap` is false
 * and `true || gap` true, as in rules; and so is what is divided by zero.
 */
export function evaluate(tree: Tree, lookup: Lookup): Worked {
  const work = (part: Tree): Worked => evaluate(part, lookup);
  switch (tree.kind) {
    case 'literal':
      return tree.type === 'decimal' ? Rational.of(tree.units, 10n ** BigInt(tree.scale)) : tree.value;
    case 'read': {
      const value = lookup(tree.variable);
      if (value instanceof Unknown) return new Gap(value.reason, [tree.variable]);
      if (typeof value === 'string' || typeof value === 'boolean') return value;
      const { type } = tree.variable;
      const isRead = type.kind === 'decimal' && value.decimals() <= type.decimals;
      return isRead ? Rational.fromDecimal(value) : new Gap('unreadable', [tree.variable]);
    }
    case 'known': {
      const value = lookup(tree.variable);
      return value === Unknown.unreadable ? new Gap('unreadable', [tree.variable]) : !(value instanceof Unknown);
    }
    case 'not':
      return one(work(tree.of), (value) => value !== true);
    case 'negate':
      return figure(work(tree.of), (value) => ZERO.sub(value));
    case 'abs':
      return figure(work(tree.of), (value) => (value.compare(ZERO) < 0 ? ZERO.sub(value) : value));
    case 'and':
    case 'or':
      return logic(tree, work);
    case 'choose': {
      const holds = work(tree.test);
      if (holds instanceof Gap) return holds;
      return work(holds === true ? tree.chosen : tree.otherwise);
    }
    case 'in':
      return one(work(tree.of), (value) => tree.list.some((item) => order(value, work(item)) === 0));
    case 'text':
      return both(work(tree.of), work(tree.part), (of, part) => {
        const [text, sought] = [String(of), String(part)];
        if (tree.op === 'contains') return text.includes(sought);
        return tree.op === 'startsWith' ? text.startsWith(sought) : text.endsWith(sought);
      });
    case 'compare':
      return both(work(tree.left), work(tree.right), (a, b) => HOLDS[tree.op](order(a, b)));
    case 'divide':
      return figures(work(tree.left), work(tree.right), (a, b) =>
        b.compare(ZERO) === 0 ? new Gap('zero', [...variablesIn(tree.right).reads]) : a.div(b),
      );
    case 'arithmetic':
      return figures(work(tree.left), work(tree.right), (a, b) => {
        if (tree.op === '*') return a.mul(b);
        return tree.op === '+' ? a.add(b) : a.sub(b);
      });
  }
}

const ZERO = Rational.of(0);

const HOLDS: Record<CompareOperator, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>=': (order) => order >= 0,
  '>': (order) => order > 0,
};

function order(a: Worked, b: Worked): number {
  if (a instanceof Rational && b instanceof Rational) return a.compare(b);
  if (a === b) return 0;
  // Of texts only dates are ordered, and these read the same either way.
  return typeof a === 'string' && typeof b === 'string' && a < b ? -1 : 1;
}

function one(value: Worked, apply: (value: Exclude<Worked, Gap>) => Worked): Worked {
  return value instanceof Gap ? value : apply(value);
}

function both(a: Worked, b: Worked, apply: (a: Exclude<Worked, Gap>, b: Exclude<Worked, Gap>) => Worked): Worked {
  if (a instanceof Gap) return b instanceof Gap ? Gap.join(a, b) : a;
  return b instanceof Gap ? b : apply(a, b);
}

function figure(value: Worked, apply: (value: Rational) => Worked): Worked {
  return one(value, (known) => (known instanceof Rational ? apply(known) : new Gap('unreadable', [])));
}

function figures(a: Worked, b: Worked, apply: (a: Rational, b: Rational) => Worked): Worked {
  return both(a, b, (left, right) =>
    left instanceof Rational && right instanceof Rational ? apply(left, right) : new Gap('unreadable', []),
  );
}

function logic(tree: Extract<BoolTree, { kind: 'and' | 'or' }>, work: (part: Tree) => Worked): Worked {
  const decides = tree.kind === 'or';
  const [a, b] = [work(tree.left), work(tree.right)];
  if (a === decides || b === decides) return decides;
  return both(a, b, () => !decides);
}
