import { edit, serious } from '../fixture.testing.js';

it('a plan whose document has a name of one word lacks no source where nobody states whose words are used', () => {
  const named = edit(
    ['document: Action plan of 4 October 2024', 'document: Compact'],
    [', provenance: { kind: official, source: plan }', ''],
    ['    provenance: { kind: official, source: plan },\n', '    provenance: { kind: official, source: Compact },\n'],
  );
  expect(serious(named)).toEqual([]);
});
