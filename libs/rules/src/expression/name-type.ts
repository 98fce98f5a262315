import type { Tree } from './tree.js';

/** Whether two sides may be compared by order as dates: a date indicator, or a constant. */
export function isDate(tree: Tree): boolean {
  return (
    tree.type === 'string' &&
    (tree.kind === 'literal' ||
      (tree.kind === 'read' && tree.variable.type.kind === 'string' && tree.variable.type.date))
  );
}

/** A part of an expression in a plan author's words. */
export function nameType(tree: Tree): string {
  if (tree.kind === 'literal')
    return {
      bool: 'true or false',
      decimal: 'a number',
      string: `the text ${JSON.stringify(tree.type === 'string' ? tree.value : '')}`,
    }[tree.type];
  const name = tree.kind === 'read' ? ` ("${tree.variable.name}")` : '';
  if (tree.type === 'string')
    return (
      (tree.kind === 'read' && tree.variable.type.kind === 'string' && tree.variable.type.codes
        ? 'a choice'
        : 'a text') + name
    );
  return (tree.type === 'bool' ? 'a yes or no' : 'a figure') + name;
}

/** What to write instead of a comparison of two types. */
export function compareCure(left: Tree, right: Tree): string {
  const types = [left.type, right.type];
  if (types.includes('bool'))
    return 'A yes or no is written alone, or with ! before it; quote nothing: i1_guard or !i1_guard.';
  return types.includes('string')
    ? 'Quote codes and texts, and leave numbers unquoted: i1_unit == "operating", i1_staff > 0.'
    : 'Compare values of one type.';
}
