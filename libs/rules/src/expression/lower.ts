import type { ASTNode } from '@marcbachmann/cel-js';
import { faultWords, nearValues, type FaultWords } from '@signatory/domain';
import { isDate, nameBoth, nameType, typesOf } from './name-type.js';
import { lowerCall } from './lower-call.js';
import { lowerPath } from './path.js';
import { nearest, type ExpressionFault, type ExpressionFaultCode } from './fault.js';
import type { Scope } from './scope.js';
import type { BoolTree, CompareOperator, DecimalTree, Literal, StringTree, TextOperator, Tree } from './tree.js';

/**
 * Turns a parsed expression into a tree in which every type and every number of decimals is decided, and collects
 * everything that is wrong with it, not only the first. A part at fault is null, and what stands on it is not blamed.
 */
export class Lowering {
  readonly faults: ExpressionFault[] = [];

  constructor(private readonly scope: Scope) {}

  lower(node: ASTNode): Tree | null {
    switch (node.op) {
      case 'value':
        return this.lowerLiteral(node);
      case 'id':
      case '.':
      case '[]':
        return lowerPath(node, this.scope, (at, ...fault) => this.refuse(at, ...fault));
      case '&&':
      case '||':
        return this.lowerLogic(node, node.args);
      case '!_': {
        const of = this.lowerBool(node.args);
        return of && { kind: 'not', type: 'bool', of };
      }
      case '-_':
        return this.lowerNegation(node.args);
      case '+':
      case '-':
      case '*':
        return this.lowerArithmetic(node, node.op, node.args);
      case '<':
      case '<=':
      case '==':
      case '!=':
      case '>=':
      case '>':
        return this.lowerComparison(node, node.op, node.args);
      case 'in':
        return this.lowerIn(node, node.args);
      case '?:':
        return this.lowerChoice(node, node.args);
      case 'call':
        return this.lowerCall(node, node.args);
      case 'rcall':
        return this.lowerTextCall(node, node.args);
      case '/':
        if (this.scope.divides) return this.lowerDivision(node, node.args);
        return this.refuse(node, 'not-allowed', faultWords('expression.inexact', { operator: node.op }));
      case '%':
        return this.refuse(node, 'not-allowed', faultWords('expression.inexact', { operator: node.op }));
      default:
        return this.refuse(node, 'not-allowed', faultWords('expression.construct'));
    }
  }

  private lowerLiteral(node: Extract<ASTNode, { op: 'value' }>): Literal | null {
    const value: unknown = node.args;
    if (typeof value === 'boolean') return { kind: 'literal', type: 'bool', value };
    if (typeof value === 'string') return { kind: 'literal', type: 'string', value };
    if (typeof value === 'bigint') return { kind: 'literal', type: 'decimal', units: value, scale: 0 };
    const written = node.input.slice(node.range.start, node.range.end);
    if (typeof value === 'number')
      return this.refuse(node, 'double', faultWords('expression.double', { figure: written }));
    return this.refuse(
      node,
      'not-allowed',
      value === null ? faultWords('expression.null') : faultWords('expression.literal', { text: written }),
    );
  }

  private lowerLogic(node: ASTNode & { op: '&&' | '||' }, [a, b]: readonly [ASTNode, ASTNode]): Tree | null {
    const left = this.lowerBool(a);
    const right = this.lowerBool(b);
    return left && right && { kind: node.op === '&&' ? 'and' : 'or', type: 'bool', left, right };
  }

  lowerBool(node: ASTNode): BoolTree | null {
    const tree = this.lower(node);
    if (!tree || tree.type === 'bool') return tree;
    return this.refuse(node, 'wrong-type', faultWords('expression.bool', nameType(tree)));
  }

  /** A figure; `user` is what needs one. */
  private lowerDecimal(node: ASTNode, user: string): DecimalTree | null {
    const tree = this.lower(node);
    if (!tree || tree.type === 'decimal') return tree;
    return this.refuse(node, 'wrong-type', faultWords('expression.figure', { for: user, ...nameType(tree) }));
  }

  private lowerNegation(node: ASTNode): Tree | null {
    const of = this.lowerDecimal(node, '"-"');
    if (!of) return null;
    if (of.kind === 'literal') return { ...of, units: -of.units };
    return { kind: 'negate', type: 'decimal', of, scale: of.scale };
  }

  private lowerArithmetic(node: ASTNode, op: '+' | '-' | '*', [a, b]: readonly [ASTNode, ASTNode]): Tree | null {
    const left = this.lowerDecimal(a, `"${op}"`);
    const right = this.lowerDecimal(b, `"${op}"`);
    if (!left || !right) return null;
    if (isInteger(a) && isInteger(b)) return this.refuse(node, 'not-allowed', faultWords('expression.constants'));
    const scale = op === '*' ? left.scale + right.scale : Math.max(left.scale, right.scale);
    return { kind: 'arithmetic', type: 'decimal', op, left, right, scale };
  }

  private lowerDivision(node: ASTNode, [a, b]: readonly [ASTNode, ASTNode]): Tree | null {
    const left = this.lowerDecimal(a, '"/"');
    const right = this.lowerDecimal(b, '"/"');
    if (isInteger(a) && isInteger(b)) return this.refuse(node, 'not-allowed', faultWords('expression.constants'));
    return left && right && { kind: 'divide', type: 'decimal', left, right, scale: 0 };
  }

  private lowerComparison(node: ASTNode, op: CompareOperator, [a, b]: readonly [ASTNode, ASTNode]): Tree | null {
    const left = this.lower(a);
    const right = this.lower(b);
    if (!left || !right) return null;
    if (left.type !== right.type) {
      return this.refuse(node, 'wrong-type', compareWords(left, right));
    }
    if (op !== '==' && op !== '!=' && left.type !== 'decimal' && !(isDate(left) && isDate(right))) {
      return this.refuse(
        node,
        'wrong-type',
        faultWords('expression.order', { ...nameType(left), isText: left.type === 'string' ? 'yes' : 'no' }),
      );
    }
    if (!this.checkCodes(left, [[right, b]]) || !this.checkCodes(right, [[left, a]])) return null;
    return { kind: 'compare', type: 'bool', op, left, right };
  }

  private lowerIn(node: ASTNode, [a, list]: readonly [ASTNode, ASTNode]): Tree | null {
    const of = this.lower(a);
    if (list.op !== 'list') return this.refuse(list, 'not-allowed', faultWords('expression.in'));
    const items: Literal[] = [];
    for (const part of list.args) {
      const item = this.lower(part);
      if (!item) continue;
      if (item.kind !== 'literal') this.refuse(part, 'not-allowed', faultWords('expression.in-constants'));
      else if (of && item.type !== of.type) this.refuse(part, 'wrong-type', compareWords(of, item));
      else if (!of || this.checkCodes(of, [[item, part]])) items.push(item);
    }
    return of && items.length === list.args.length ? { kind: 'in', type: 'bool', of, list: items } : null;
  }

  /** A misspelt code compares false for ever: that is a mistake, not a rule. */
  private checkCodes(of: Tree, constants: readonly (readonly [Tree, ASTNode])[]): boolean {
    if (of.kind !== 'read' || of.type !== 'string' || of.variable.type.kind !== 'string') return true;
    const { codes } = of.variable.type;
    if (!codes) return true;
    return constants.every(([constant, node]) => {
      if (constant.kind !== 'literal' || constant.type !== 'string' || codes.includes(constant.value)) return true;
      this.refuse(
        node,
        'unknown-code',
        faultWords('expression.code', {
          value: constant.value,
          indicator: of.variable.indicator,
          ...nearValues(nearest(constant.value, codes)),
          codes: codes.join(', '),
        }),
      );
      return false;
    });
  }

  private lowerChoice(node: ASTNode, [c, a, b]: readonly [ASTNode, ASTNode, ASTNode]): Tree | null {
    const test = this.lowerBool(c);
    const chosen = this.lower(a);
    const otherwise = this.lower(b);
    if (!test || !chosen || !otherwise) return null;
    if (chosen.type === 'bool' && otherwise.type === 'bool')
      return { kind: 'choose', type: 'bool', test, chosen, otherwise };
    if (chosen.type === 'string' && otherwise.type === 'string')
      return { kind: 'choose', type: 'string', test, chosen, otherwise };
    if (chosen.type === 'decimal' && otherwise.type === 'decimal') {
      const scale = Math.max(chosen.scale, otherwise.scale);
      return { kind: 'choose', type: 'decimal', test, chosen, otherwise, scale };
    }
    return this.refuse(node, 'wrong-type', faultWords('expression.results', nameBoth(chosen, otherwise)));
  }

  private lowerCall(node: ASTNode, [name, args]: readonly [string, readonly ASTNode[]]): Tree | null {
    return lowerCall(node, name, args, {
      figure: (argument, user) => this.lowerDecimal(argument, user),
      refuse: (at, ...fault) => this.refuse(at, ...fault),
    });
  }

  private lowerTextCall(
    node: ASTNode,
    [name, receiver, args]: readonly [string, ASTNode, readonly ASTNode[]],
  ): Tree | null {
    const op = TEXT_OPERATORS.find((known) => known === name);
    const [argument] = args;
    if (!op || !argument || args.length !== 1) {
      const isPattern = name === 'matches' ? 'yes' : 'no';
      return this.refuse(
        node,
        'not-allowed',
        faultWords('expression.method', { name, isPattern, methods: TEXT_OPERATORS.join(', ') }),
      );
    }
    const of = this.lowerText(receiver);
    const part = this.lowerText(argument);
    return of && part && { kind: 'text', type: 'bool', op, of, part };
  }

  private lowerText(node: ASTNode): StringTree | null {
    const tree = this.lower(node);
    if (!tree || tree.type === 'string') return tree;
    return this.refuse(node, 'wrong-type', faultWords('expression.text', nameType(tree)));
  }

  private refuse(node: ASTNode, code: ExpressionFaultCode, words: FaultWords): null {
    this.faults.push({ code, words, start: node.range.start, end: node.range.end });
    return null;
  }
}

/** Of two parts whose types differ. */
function compareWords(left: Tree, right: Tree): FaultWords {
  return faultWords('expression.compares', { ...nameBoth(left, right), types: typesOf(left, right) });
}

const TEXT_OPERATORS: readonly TextOperator[] = ['contains', 'startsWith', 'endsWith'];

function isInteger(node: ASTNode): boolean {
  return node.op === 'value' || (node.op === '-_' && isInteger(node.args));
}
