import { isScalar, visit, type Document, type YAMLMap } from 'yaml';

/** A text that an unquoted comma had cut in two, and where it begins. */
export interface JoinedText {
  readonly start: number;
  readonly text: string;
}

/**
 * In `{en: Ships, boats and rafts}` YAML ends the text at the comma and makes the rest a key of its own, without a value.
 * Nobody means that: the text is put together again as it stands in the file, and told to the author.
 */
export function joinCommas(document: Document, source: string): JoinedText[] {
  const joined: JoinedText[] = [];
  visit(document, {
    Map(_, map) {
      if (map.flow) joined.push(...joinInMap(map, source));
    },
  });
  return joined;
}

function joinInMap(map: YAMLMap, source: string): JoinedText[] {
  const joined: JoinedText[] = [];
  for (let place = 1; place < map.items.length; place += 1) {
    const pair = map.items[place];
    const before = map.items[place - 1];
    const value: unknown = before?.value;
    // Only `key` without a colon has no value node at all; `key:` has one that is null.
    if (!pair || pair.value !== null || !isScalar(pair.key) || !isScalar(value) || value.type !== 'PLAIN') continue;
    const [start, end] = [value.range?.[0], pair.key.range?.[1]];
    if (start === undefined || end === undefined) continue;
    const text = source.slice(start, end).replaceAll(/\s+/g, ' ');
    value.value = text;
    value.range = [start, end, end];
    map.items.splice(place, 1);
    place -= 1;
    const last = joined.findIndex((text) => text.start === start);
    joined.splice(last < 0 ? joined.length : last, last < 0 ? 0 : 1, { start, text });
  }
  return joined;
}
