import type { PlanCommentView } from '@signatory/contract';
import { threadsOf } from './comment-threads.js';

const said = (thread: string, voice: PlanCommentView['voice'], at: number): PlanCommentView => ({
  thread,
  id: `${thread}${at}`,
  member: 'IT',
  item: 'plan',
  itemId: null,
  voice,
  text: 'Words.',
  author: null,
  at: `2026-01-0${at}T00:00:00Z`,
});

it('threads that wait for an answer come first; one is answered when the secretariat has the last word', () => {
  const threads = threadsOf([
    said('a', 'member', 1),
    said('a', 'secretariat', 2),
    said('b', 'member', 3),
    said('b', 'secretariat', 4),
    said('b', 'member', 5),
  ]);
  expect(threads.map(({ id, isOpen, comments }) => [id, isOpen, comments.length])).toEqual([
    ['b', true, 3],
    ['a', false, 2],
  ]);
});
