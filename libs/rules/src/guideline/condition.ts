import type { ASTNode } from '@marcbachmann/cel-js';
import {
  Decimal,
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
    return this.refuse(node, 'not-provable', 'This is not provable', PROVABLE);
  }

  private readComparison(node: ASTNode, op: Comparison, [a, b]: readonly [ASTNode, ASTNode]): Condition | null {
    const flipped = !readPath(a) && readPath(b) !== null;
    const [side, other] = flipped ? [b, a] : [a, b];
    if (!readPath(side))
      return this.refuse(node, 'not-provable', 'This is not provable: it compares no single indicator', PROVABLE);
    if (readPath(other))
      return this.refuse(
        node,
        'not-provable',
        'This is not provable: it compares two indicators',
        'Make their share or difference an indicator of its own, and compare that with a constant.',
      );
    const variable = this.readVariable(side);
    if (variable === null) return null;
    const constant = this.readConstant(other, variable);
    const used = flipped ? FLIPPED[op] : op;
    if (constant === null) return null;
    if (typeof constant === 'boolean' && used !== '==' && used !== '!=')
      return this.refuse(
        node,
        'wrong-type',
        `${variable} is a yes or no and has no order`,
        `Write ${variable} or !${variable}.`,
      );
    return { kind: 'compare', variable, op: used, constant };
  }

  private readIn([of, list]: readonly [ASTNode, ASTNode]): Condition | null {
    if (list.op !== 'list')
      return this.refuse(
        list,
        'not-provable',
        'This is not provable: "in" needs a list of constants',
        'Write in ["decided", "operating"].',
      );
    if (!readPath(of))
      return this.refuse(of, 'not-provable', 'This is not provable: it compares no single indicator', PROVABLE);
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
        `${variable} is not a yes or no`,
        `Compare it: ${variable} ${this.domains[variable]?.kind === 'ordered' ? '== "…"' : '> 0'}.`,
      );
    return { kind: 'compare', variable, op: '==', constant: true };
  }

  private readVariable(node: ASTNode): string | null {
    const path = readPath(node) ?? [];
    const name = path.join('.');
    if (Object.hasOwn(this.domains, name)) return name;
    if (path.length > 1 && path[0] !== 'actions')
      return this.refuse(
        node,
        'not-provable',
        `${name} is not provable: a guideline reads answers of this cycle only`,
        'Read the indicator itself.',
      );
    const near = nearest(name, Object.keys(this.domains));
    return this.refuse(
      node,
      'unknown-variable',
      `No indicator that a guideline can read is called "${name}"`,
      near ? `Did you mean "${near}"?` : 'Use the code of an action, safeguard or finding of this plan.',
    );
  }

  private readConstant(node: ASTNode, variable: string): ConditionValue | null {
    const value = constantOf(node);
    if (value === null)
      return this.refuse(
        node,
        'not-provable',
        'This is not provable: an indicator is compared with constants only',
        PROVABLE,
      );
    const domain = this.domains[variable];
    if (typeof value === 'number')
      return this.refuse(
        node,
        'double',
        `${value} is a floating-point number, which is not exact`,
        `Write dec("${value}").`,
      );
    if (!domain || fits(domain, value)) return value instanceof Decimal ? value.toString() : value;
    if (domain.kind === 'ordered') {
      const near = typeof value === 'string' ? nearest(value, domain.codes) : null;
      return this.refuse(
        node,
        'unknown-code',
        `${String(value)} is no code of ${variable}`,
        `${near ? `Did you mean "${near}"? ` : ''}Its codes are ${domain.codes.map((code) => `"${code}"`).join(', ')}.`,
      );
    }
    const needs = domain.kind === 'boolean' ? 'true or false' : 'a number';
    return this.refuse(
      node,
      'wrong-type',
      `${variable} is compared with something that is not ${needs}`,
      domain.kind === 'boolean'
        ? `Write ${variable} or !${variable}.`
        : `Write a number without quotes, or dec("0.15").`,
    );
  }

  private refuse(node: ASTNode, code: ExpressionFaultCode, message: string, cure: string): null {
    this.faults.push({ code, message, cure, start: node.range.start, end: node.range.end });
    return null;
  }
}

const PROVABLE = 'Use only indicator op constant (< <= == != >= >), in [...], && || and !.';

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
