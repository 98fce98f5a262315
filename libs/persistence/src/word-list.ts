/** Words of ours, quoted for a statement: `'SENT', 'FAILED'`. Never for what a person sent, which is a parameter. */
export function wordList(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
