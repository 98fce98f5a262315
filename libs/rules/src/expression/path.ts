import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest, type ExpressionFaultCode } from './fault.js';
import type { Scope, Variable } from './scope.js';
import type { Tree } from './tree.js';

type Refuse = (node: ASTNode, code: ExpressionFaultCode, message: string, cure: string) => null;

/** A name or a path of names as the variable it reads, or the question whether one is known. */
export function lowerPath(node: ASTNode, scope: Scope, refuse: Refuse): Tree | null {
  const path = readPath(node);
  if (!path) {
    return refuse(
      node,
      'not-allowed',
      'Only a name or a path of names can be read here',
      'Write i1_unit, before.i1_unit or cells.i1_staff.sex.female.',
    );
  }
  const asked = readKnownPath(path);
  const variable = scope.variables.get(asked ?? path.join('.'));
  if (variable) return asked === null ? readOf(variable) : { kind: 'known', type: 'bool', variable };
  const near = nearest(asked ?? path.join('.'), scope.variables.keys());
  const cure = near
    ? `Did you mean "${asked === null ? near : askKnown(near)}"?`
    : 'Use the code of an indicator of this plan, or add the indicator.';
  return refuse(node, 'unknown-variable', `No indicator is called "${path.join('.')}"`, cure);
}

/** `a.b["c"]` as its names, or null where it is something else. */
export function readPath(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.' && node.op !== '[]') return null;
  const [of, key] = node.args;
  const path = readPath(of);
  const name: unknown = typeof key === 'string' ? key : key.op === 'value' ? key.args : null;
  return path && typeof name === 'string' ? [...path, name] : null;
}

/** The variable that `known.x`, `known_before.x` or `known_cells.x…` asks about; null where nothing is asked. */
export function readKnownPath(path: readonly string[]): string | null {
  const [head = '', ...rest] = path;
  if (head === 'known') return rest.length === 1 ? (rest[0] ?? null) : null;
  return head.startsWith('known_') ? [head.slice('known_'.length), ...rest].join('.') : null;
}

/** How an expression asks whether a variable is known. */
export function askKnown(name: string): string {
  return name.includes('.') ? `known_${name}` : `known.${name}`;
}

function readOf(variable: Variable): Tree {
  switch (variable.type.kind) {
    case 'decimal':
      return { kind: 'read', type: 'decimal', variable, scale: variable.type.decimals };
    case 'bool':
      return { kind: 'read', type: 'bool', variable };
    default:
      return { kind: 'read', type: 'string', variable };
  }
}
