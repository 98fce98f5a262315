// Node's module hooks for a product whose French is the pseudo-locale.
import { pseudoCatalogue } from './pseudo-locale.mjs';

export function load(url, context, next) {
  if (!url.endsWith('/libs/texts/dist/fr.json')) return next(url, context);
  return { format: 'json', source: JSON.stringify(pseudoCatalogue()), shortCircuit: true };
}
