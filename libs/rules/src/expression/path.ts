import type { ASTNode } from '@marcbachmann/cel-js';
import { faultWords, nearValues, type FaultWords } from '@signatory/domain';
import { nearest, type ExpressionFaultCode } from './fault.js';
import type { Scope, Variable } from './scope.js';
import type { Tree } from './tree.js';

type Refuse = (node: ASTNode, code: ExpressionFaultCode, words: FaultWords) => null;

/** A name or a path of names as the variable it reads, or the question whether one is known. */
export function lowerPath(node: ASTNode, scope: Scope, refuse: Refuse): Tree | null {
  const path = readPath(node);
  if (!path) return refuse(node, 'not-allowed', faultWords('expression.path'));
  const asked = readKnownPath(path);
  const variable = scope.variables.get(asked ?? path.join('.'));
  if (variable) return asked === null ? readOf(variable) : { kind: 'known', type: 'bool', variable };
  const near = nearest(asked ?? path.join('.'), scope.variables.keys());
  const meant = near !== null && asked !== null ? askKnown(near) : near;
  return refuse(
    node,
    'unknown-variable',
    faultWords('expression.unknown', { name: path.join('.'), ...nearValues(meant) }),
  );
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
