import { dueNews, type News } from './news.js';

const MINUTE = 60_000;
const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 1) + minutes * MINUTE);
const RHYTHM = { settle: 10 * MINUTE, rest: 60 * MINUTE };

const news = (minutes: number, changes: Partial<News> = {}): News => ({
  person: 'p',
  member: 'IT',
  item: null,
  since: at(minutes),
  about: at(9_000),
  again: false,
  told: null,
  ...changes,
});

describe('news', () => {
  it('waits for what follows it, and comes in one letter', () => {
    const asked = [news(0, { item: 'a' }), news(4, { item: 'b', member: 'FR', about: at(5_000) })];
    expect(dueNews(asked, at(9), RHYTHM)).toEqual([]);
    expect(dueNews(asked, at(10), RHYTHM)).toEqual([
      {
        person: 'p',
        oldest: at(0),
        upTo: at(9.5),
        about: at(5_000),
        members: ['IT', 'FR'],
        again: [],
        items: [
          { member: 'IT', item: 'a' },
          { member: 'FR', item: 'b' },
        ],
      },
    ]);
  });

  it('leaves what is very young to the next letter: something older may still be on its way', () => {
    const [letter] = dueNews([news(0), news(9.9, { member: 'FR' })], at(10), RHYTHM);
    expect(letter?.members).toEqual(['IT']);
  });

  it('comes no sooner than the last letter allows', () => {
    const more = [news(20, { told: at(10) })];
    expect(dueNews(more, at(40), RHYTHM)).toEqual([]);
    expect(dueNews(more, at(70), RHYTHM)).toHaveLength(1);
  });

  it('is one letter a reader, and says which reports came again', () => {
    const letters = dueNews(
      [news(0), news(1, { member: 'FR', again: true }), news(2, { person: 'q' })],
      at(60),
      RHYTHM,
    );
    expect(letters.map(({ person, members, again }) => [person, members, again])).toEqual([
      ['p', ['IT', 'FR'], ['FR']],
      ['q', ['IT'], []],
    ]);
  });
});
