import citeproc, { type Item } from 'citeproc';

const CSL = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"';

const dateOf = (variable: string): string =>
  `<date variable="${variable}"><date-part name="year"/>${['month', 'day']
    .map((part) => `<date-part name="${part}" form="numeric-leading-zeros" prefix="-"/>`)
    .join('')}</date>`;

// Our own, and no larger than what is asked: the styles that people use are under a licence of their own.
const STYLE = `<style ${CSL} class="in-text">
  <info><title>Plain</title><id>plain</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><group delimiter=" | ">
    <text variable="title" text-case="title"/><text variable="genre"/><text variable="publisher"/>
    <text variable="publisher-place"/>${dateOf('issued')}${dateOf('accessed')}<text variable="URL"/><text variable="note"/>
  </group></layout></bibliography>
</style>`;
const LOCALE = `<locale ${CSL} xml:lang="en-US"><info/><style-options punctuation-in-quote="false"/><terms/></locale>`;

/** CSL-JSON as the processor of reference managers prints it, in a style that sets English titles in capitals. */
export function printWithCiteproc(json: string): readonly string[] {
  const items = new Map((JSON.parse(json) as Item[]).map((item) => [item.id, item]));
  const engine = new citeproc.Engine(
    { retrieveLocale: () => LOCALE, retrieveItem: (id) => items.get(id) },
    STYLE,
    'en-US',
  );
  engine.setOutputFormat('text');
  engine.updateItems([...items.keys()]);
  const [, entries] = engine.makeBibliography();
  return entries.map((entry) => entry.trim());
}
