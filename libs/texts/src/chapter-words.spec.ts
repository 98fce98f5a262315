import { closeMember } from './chapter-words.js';
import { messages } from './message.js';

it('a member’s name stands in no German case, which many a name would need an article for', () => {
  const close = (kind: 'score' | 'not-asked' | 'no-data') =>
    closeMember(messages('de'), 'Vereinigtes Königreich', { kind, value: kind === 'score' ? 1 : null });
  expect([close('score'), close('not-asked'), close('no-data')]).toEqual([
    'Vereinigtes Königreich: Die Bewertung lautet demnach +1.',
    'Vereinigtes Königreich: Diese Zusage ist nicht verlangt.',
    'Vereinigtes Königreich: Zu dieser Zusage gibt es keine Bewertung.',
  ]);
});
