import type { ReleaseChapter } from '@signatory/contract';
import type { Random } from '../../support/random.js';

const BODIES = [
  'parliament',
  'the ministry of justice',
  'the central bank',
  'the national statistical office',
  'a commission of inquiry',
  'the court of auditors',
  'the interior ministry',
  'an inter-agency task force',
  'the environment agency',
  'the securities regulator',
  'the public prosecutor',
  'the development agency',
];
const ACTS = [
  'adopted',
  'amended',
  'announced',
  'commissioned',
  'consulted on',
  'extended',
  'financed',
  'implemented',
  'postponed',
  'published',
  'repealed',
  'strengthened',
];
const OBJECTS = [
  'an act on disclosure and verification',
  'a register that the public can search',
  'guidelines for supervisory authorities',
  'a network of liaison officers',
  'its second national strategy',
  'a regulation on due diligence',
  'the budget of a specialised unit',
  'a memorandum of understanding with its neighbours',
  'an independent evaluation of earlier measures',
  'training for investigators and judges',
  'a platform through which authorities exchange data',
  'a fund that compensates those affected',
];
const QUALITIES = [
  'after a year of hearings',
  'against the advice of its own experts',
  'ahead of the schedule agreed at the summit',
  'together with four other members',
  'without naming a date for its entry into force',
  'with support across party lines',
  'as part of a wider reform of the administration',
  'following a judgment of the constitutional court',
  'subject to review after three years',
  'in the regions that are most concerned',
];
const MONTHS = ['January', 'March', 'April', 'June', 'July', 'September', 'October', 'December'];

const SENTENCES = 6;

/** What editors write on each member of one commitment: some ninety words each, with a reference; no two texts are the same. */
export function chapterOn(commitment: string, members: readonly string[], random: Random): ReleaseChapter {
  const keys = Array.from({ length: 4 }, (_, at) => `source-${at + 1}`);
  return {
    commitment,
    original: 'en',
    texts: {
      en: {
        background: `${write(random, 'The summit')} [^${keys[0]}]`,
        definitions: `- A measure is what ${random.of(BODIES)} ${random.of(ACTS)}.\n- It is in force once it is published.`,
        members: Object.fromEntries(
          members.map((member) => [member, `${write(random, member)} [^${random.of(keys)}]`] as const),
        ),
      },
    },
    references: keys.map((key) => ({
      key,
      title: `Report on ${random.of(OBJECTS)}`,
      publisher: random.of(BODIES),
      published: `2026-0${1 + random.below(9)}-1${random.below(10)}`,
      url: `https://example.org/${commitment}/${key}`,
    })),
  };
}

function write(random: Random, member: string): string {
  const sentences = Array.from({ length: SENTENCES }, (_, at) => {
    const date = `${1 + random.below(28)} ${random.of(MONTHS)} 2026`;
    const cost = `${1 + random.below(900)}.${random.below(10)} million`;
    const did = `${random.of(ACTS)} ${random.of(OBJECTS)} ${random.of(QUALITIES)}`;
    return at === 0
      ? `On ${date} ${random.of(BODIES)} of ${member} ${did}.`
      : `For this, ${random.of(BODIES)} ${did}, at a cost of ${cost}.`;
  });
  return sentences.join(' ');
}
