import { shareOf } from '@signatory/domain';
import { formatDecimal, messages } from '@signatory/texts';
import type { ReleaseCompleteness } from './release-completeness.js';

type Entries = ReleaseCompleteness['entries'];

/** `38 of 41 (92.7%)`; a dash where nothing is asked. */
export function completenessWords(language: string, { asked, answered }: Entries): string {
  const share = shareOf(answered, asked);
  if (share === null) return '–';
  const print = (value: string): string => formatDecimal(language, value);
  return messages(language)('completeness.share', {
    answered: print(String(answered)),
    asked: print(String(asked)),
    share: print(share),
  });
}

/** `I 8 of 9; II 5 of 5`: by pillar, where something is asked in it. */
export function pillarsWords(language: string, { pillars }: Pick<ReleaseCompleteness, 'pillars'>): string {
  const say = messages(language);
  return pillars
    .filter(({ entries }) => entries.asked > 0)
    .map(({ pillar, entries }) => {
      const [answered, asked] = [entries.answered, entries.asked].map((each) => formatDecimal(language, String(each)));
      return `${pillar} ${say('completeness.of', { answered: answered ?? '', asked: asked ?? '' })}`;
    })
    .join(say('join.semicolon'));
}
