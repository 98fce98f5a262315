import type { ASTNode } from '@marcbachmann/cel-js';
import {
  Decimal,
  faultWords,
  type FaultWords,
  nearValues,
  type Comparison,
  type Condition,
  type ConditionValue,
  type VariableDomain,
  type VariableDomains,
} from '@signatory/domain';
import { parseExpression } from '../expression/check.js';
import { nearest, type ExpressionFault, type ExpressionFaultCode } from '../expression/fault.js';
import { readPath } from '../expression/path.js';
import type { Scope } from '../expression/scope.js';

export type ConditionResult =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly faults: readonly ExpressionFault[] };

const EMPTY: Scope = { variables: new Map(), uncelled: [], celled: [] };

/**
 * Turns a guideline's expression into the condition that the guideline lint proves and the proposal evaluates: only
 * `variable op constant`, `in [...]`, booleans, `&& || !`; anything else is "not provable", with its place.
 */
export function readCondition(expression: string, domains: VariableDomains): ConditionResult {
  const parsed = parseExpression(expression, EMPTY);
  if (!parsed.ok) return parsed;
  const reader = new ConditionReader(domains);
  const condition = reader.read(parsed.ast);
  return condition && reader.faults.length === 0 ? { ok: true, condition } : { ok: false, faults: reader.faults };
}

const COMPARISONS: readonly string[] = ['<', '<=', '==', '!=', '>=', '>'] satisfies Comparison[];
const FLIPPED: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '==': '==', '!=': '!=', '>=': '<=', '>': '<' };

class ConditionReader {
  readonly faults: ExpressionFault[] = [];

  constructor(private readonly domains: VariableDomains) {}

  read(node: ASTNode): Condition | null {
    if (node.op === '&&' || node.op === '||') {
      const [left, right] = node.args.map((side) => this.read(side));
      return left && right ? { kind: node.op === '&&' ? 'and' : 'or', all: [left, right] } : null;
    }
    if (node.op === '!_') {
      const of = this.read(node.args);
      return of && { kind: 'not', of };
    }
    if (node.op === 'in') return this.readIn(node.args);
    if (isComparison(node)) return this.readComparison(node, node.op, node.args);
    if (readPath(node)) return this.readBare(node);
    return this.refuse(node, 'not-provable', faultWords('provable.construct'));
  }

  private readComparison(node: ASTNode, op: Comparison, [a, b]: readonly [ASTNode, ASTNode]): Condition | null {
    const flipped = !readPath(a) && readPath(b) !== null;
    const [side, other] = flipped ? [b, a] : [a, b];
    if (!readPath(side)) return this.refuse(node, 'not-provable', faultWords('provable.single'));
    if (readPath(other)) return this.refuse(node, 'not-provable', faultWords('provable.two'));
    const variable = this.readVariable(side);
    if (variable === null) return null;
    const constant = this.readConstant(other, variable);
    const used = flipped ? FLIPPED[op] : op;
    if (constant === null) return null;
    if (typeof constant === 'boolean' && used !== '==' && used !== '!=')
      return this.refuse(node, 'wrong-type', faultWords('provable.order', { variable }));
    return { kind: 'compare', variable, op: used, constant };
  }

  private readIn([of, list]: readonly [ASTNode, ASTNode]): Condition | null {
    if (list.op !== 'list') return this.refuse(list, 'not-provable', faultWords('provable.in'));
    if (!readPath(of)) return this.refuse(of, 'not-provable', faultWords('provable.single'));
    const variable = this.readVariable(of);
    if (variable === null) return null;
    const constants = list.args
      .map((item) => this.readConstant(item, variable))
      .filter((constant) => constant !== null);
    return constants.length === list.args.length ? { kind: 'in', variable, constants } : null;
  }

  private readBare(node: ASTNode): Condition | null {
    const variable = this.readVariable(node);
    if (variable === null) return null;
    if (this.domains[variable]?.kind !== 'boolean')
      return this.refuse(
        node,
        'wrong-type',
        faultWords('provable.boolean', {
          variable,
          isCode: this.domains[variable]?.kind === 'ordered' ? 'yes' : 'no',
        }),
      );
    return { kind: 'compare', variable, op: '==', constant: true };
  }

  private readVariable(node: ASTNode): string | null {
    const path = readPath(node) ?? [];
    const name = path.join('.');
    if (Object.hasOwn(this.domains, name)) return name;
    if (path.length > 1 && path[0] !== 'actions')
      return this.refuse(node, 'not-provable', faultWords('provable.earlier', { name }));
    const near = nearValues(nearest(name, Object.keys(this.domains)));
    return this.refuse(node, 'unknown-variable', faultWords('provable.unknown', { name, ...near }));
  }

  private readConstant(node: ASTNode, variable: string): ConditionValue | null {
    const value = constantOf(node);
    if (value === null) return this.refuse(node, 'not-provable', faultWords('provable.constants'));
    const domain = this.domains[variable];
    if (typeof value === 'number')
      return this.refuse(node, 'double', faultWords('expression.double', { figure: String(value) }));
    if (!domain || fits(domain, value)) return value instanceof Decimal ? value.toString() : value;
    if (domain.kind === 'ordered') {
      return this.refuse(
        node,
        'unknown-code',
        faultWords('expression.code', {
          value: String(value),
          indicator: variable,
          ...nearValues(typeof value === 'string' ? nearest(value, domain.codes) : null),
          codes: domain.codes.join(', '),
        }),
      );
    }
    const isBoolean = domain.kind === 'boolean' ? 'yes' : 'no';
    return this.refuse(node, 'wrong-type', faultWords('provable.constant', { variable, isBoolean }));
  }

  private refuse(node: ASTNode, code: ExpressionFaultCode, words: FaultWords): null {
    this.faults.push({ code, words, start: node.range.start, end: node.range.end });
    return null;
  }
}

function isComparison(node: ASTNode): node is Extract<ASTNode, { op: Comparison }> {
  return COMPARISONS.includes(node.op);
}

function constantOf(node: ASTNode): Decimal | boolean | string | number | null {
  if (node.op === '-_') {
    const of = constantOf(node.args);
    return of instanceof Decimal ? Decimal.of(-of.units, of.scale) : null;
  }
  if (node.op === 'call' && node.args[0] === 'dec') {
    const [text] = node.args[1].map(constantOf);
    return typeof text === 'string' ? Decimal.tryParse(text) : null;
  }
  const value: unknown = node.op === 'value' ? node.args : null;
  if (typeof value === 'bigint') return Decimal.of(value);
  return typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number' ? value : null;
}

function fits(domain: VariableDomain, value: Decimal | boolean | string): boolean {
  if (domain.kind === 'boolean') return typeof value === 'boolean';
  if (domain.kind === 'ordered') return typeof value === 'string' && domain.codes.includes(value);
  return value instanceof Decimal;
}
