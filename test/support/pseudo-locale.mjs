// A language that nobody speaks, for tests: each text wrapped and a third longer, so that what is not of the texts stands out.
import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';

const ENGLISH = new URL('../../libs/texts/src/en.json', import.meta.url);
const STRETCHED = { a: 'àà', e: 'éé', i: 'îî', o: 'öö', u: 'üü', A: 'ÀA', E: 'ÉE', I: 'ÎI', O: 'ÖO', U: 'ÜU' };
/** A formatter's element of plain words. */
const LITERAL = 0;

/** Every text of the product as ⟦Tééxt wîîth {placeholders}⟧, by its key. */
export function pseudoCatalogue() {
  const english = JSON.parse(readFileSync(ENGLISH, 'utf8'));
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, `⟦${stretch(text)}⟧`]));
}

/** Only the words: placeholders, choices and their syntax stay as they are. */
function stretch(text) {
  const literals = [];
  const walk = (elements) => {
    for (const { type, location, options = {} } of elements) {
      if (type === LITERAL) literals.push([location.start.offset, location.end.offset]);
      for (const option of Object.values(options)) walk(option.value);
    }
  };
  walk(IntlMessageFormat.__parse(text, { captureLocation: true, ignoreTag: true }));
  let written = '';
  let from = 0;
  for (const [start, end] of literals) {
    written += text.slice(from, start) + text.slice(start, end).replace(/[aeiou]/gi, (vowel) => STRETCHED[vowel]);
    from = end;
  }
  return written + text.slice(from);
}
