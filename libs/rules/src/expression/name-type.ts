import type { Tree } from './tree.js';

/** Whether two sides may be compared by order as dates: a date indicator, or a constant. */
export function isDate(tree: Tree): boolean {
  return (
    tree.type === 'string' &&
    (tree.kind === 'literal' ||
      (tree.kind === 'read' && tree.variable.type.kind === 'string' && tree.variable.type.date))
  );
}

/** A part of an expression as sentences for plan authors name it; `name` follows what it is, in brackets. */
export function nameType(tree: Tree): { readonly kind: string; readonly name: string } {
  if (tree.kind === 'literal')
    return tree.type === 'string'
      ? { kind: 'quoted', name: ` ${JSON.stringify(tree.value)}` }
      : { kind: tree.type === 'bool' ? 'truth' : 'number', name: '' };
  const name = tree.kind === 'read' ? ` ("${tree.variable.name}")` : '';
  if (tree.type === 'bool') return { kind: 'bool', name };
  if (tree.type === 'decimal') return { kind: 'figure', name };
  const isChoice = tree.kind === 'read' && tree.variable.type.kind === 'string' && tree.variable.type.codes;
  return { kind: isChoice ? 'choice' : 'text', name };
}

/** Two parts that do not go together. */
export function nameBoth(a: Tree, b: Tree) {
  const [{ kind: left, name: leftName }, { kind: right, name: rightName }] = [nameType(a), nameType(b)];
  return { left, leftName, right, rightName };
}

/** What is compared where types differ, as the cure knows it. */
export function typesOf(a: Tree, b: Tree): string {
  return (['bool', 'string'] as const).find((type) => a.type === type || b.type === type) ?? 'decimal';
}
