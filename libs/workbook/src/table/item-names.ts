import { itemField, type Indicator } from '@signatory/domain';
import { itemFieldLabel } from '@signatory/texts';
import { codeNamed } from './code-names.js';
import type { Choice, Form } from './form.js';

/** A template prints one between the names of item and field, by its language; a hand may write another. */
const BETWEEN = [', ', '.', '、'];

const known = new WeakMap<Indicator, readonly Choice[]>();

/**
 * The field of a list that a row calls by labels, as a template prints them: `航空、日付` or `air.日付` for `items.air.date`.
 * Undefined where it means something else.
 */
export function itemFieldNamed(form: Form, indicator: Indicator, written: string): string | undefined {
  if (!indicator.items) return undefined;
  const keys = form.codesOf(indicator.items.key);
  const names = written.replace(/^items\./, '');
  const alone = codeNamed(keys, names);
  if (alone !== undefined) return itemField(alone);
  for (const between of BETWEEN)
    for (let at = names.indexOf(between); at >= 0; at = names.indexOf(between, at + 1)) {
      const key = codeNamed(keys, names.slice(0, at));
      const field = key && codeNamed(fieldsOf(indicator), names.slice(at + between.length));
      if (key && field) return itemField(key, field);
    }
  return undefined;
}

function fieldsOf(indicator: Indicator): readonly Choice[] {
  const found = known.get(indicator);
  if (found) return found;
  const { items } = indicator;
  const fields = items ? items.fields.map((code) => ({ code, label: itemFieldLabel(items, code) })) : [];
  known.set(indicator, fields);
  return fields;
}
