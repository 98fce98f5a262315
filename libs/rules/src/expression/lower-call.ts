import type { ASTNode } from '@marcbachmann/cel-js';
import { Decimal, faultWords, type FaultWords } from '@signatory/domain';
import type { ExpressionFaultCode } from './fault.js';
import { isPattern, PATTERNS } from './patterns.js';
import type { DecimalTree, Literal, Tree } from './tree.js';

interface Lowerer {
  /** An argument as a figure; null, and a fault, where it is none. */
  readonly figure: (node: ASTNode, why: string) => DecimalTree | null;
  readonly refuse: (node: ASTNode, code: ExpressionFaultCode, words: FaultWords) => null;
}

/** A call of one of the few functions there are. */
export function lowerCall(node: ASTNode, name: string, args: readonly ASTNode[], lowerer: Lowerer): Tree | null {
  const [first] = args;
  if (name === 'dec' && first && args.length === 1) return lowerConstant(first, lowerer);
  if (name === 'abs' && first && args.length === 1) {
    const of = lowerer.figure(first, 'abs(…)');
    return of && { kind: 'abs', type: 'decimal', of, scale: of.scale };
  }
  if (isPattern(name) && args.length === PATTERNS[name].takes.length) {
    const figures = args.map((argument) => lowerer.figure(argument, `${name}(…)`));
    const sound = figures.filter((figure) => figure !== null);
    return sound.length === args.length ? PATTERNS[name].build(sound) : null;
  }
  const patterns = Object.entries(PATTERNS).map(([known, { takes }]) => `${known}(${takes.join(', ')})`);
  return lowerer.refuse(
    node,
    'not-allowed',
    faultWords('expression.function', {
      name,
      isKnown: isPattern(name) ? 'yes' : 'no',
      count: args.length,
      functions: patterns.join(', '),
    }),
  );
}

function lowerConstant(node: ASTNode, { refuse }: Lowerer): Literal | null {
  const text: unknown = node.op === 'value' ? node.args : null;
  const decimal = typeof text === 'string' ? Decimal.tryParse(text) : null;
  if (!decimal) return refuse(node, 'wrong-type', faultWords('expression.decimal'));
  return { kind: 'literal', type: 'decimal', units: decimal.units, scale: decimal.scale };
}
