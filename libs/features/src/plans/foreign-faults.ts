import { clip, faultWords, type Fault } from '@signatory/domain';

/** Which version of which plan a text says that it is. */
interface Named {
  readonly plan?: unknown;
  readonly version?: unknown;
}

/** What a text names that is another plan or version than the one whose place it would take: it never becomes another's. */
export function foreignFaults(
  text: Named,
  own: { readonly plan: string; readonly version: number },
  pointer: '/document' | '/file',
): Fault[] {
  return (['plan', 'version'] as const)
    .filter((key) => text[key] !== own[key])
    .map((key) => ({
      pointer: `${pointer}/${key}`,
      words: faultWords('plan.other', {
        isGiven: text[key] === undefined ? 'no' : 'yes',
        sent: clip(JSON.stringify(text[key]) ?? ''),
        own: String(own[key]),
      }),
    }));
}
