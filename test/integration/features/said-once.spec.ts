import type { Actor } from '@signatory/domain';
import { CYCLE, ReviewDesk } from './review-desk.js';

let desk: ReviewDesk;
afterEach(() => desk.close());

it('a message is said once that is sent again since its answer was lost', async () => {
  desk = await ReviewDesk.open();
  const [ann, bob, lead] = [desk.reviewer(), desk.reviewer(), desk.lead()];
  const place = desk.place('i1_unit');
  await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'operating' } });
  const say = (actor: Actor, thread: string | undefined, text: string): Promise<string> =>
    desk.write.execute({ ...place, actor, command: 'comment', ...(thread && { thread }), text });
  const twice = async (...message: Parameters<typeof say>): Promise<string[]> => [
    await say(...message),
    await say(...message),
  ];
  const [id, again] = await twice(ann, undefined, 'Which decree is it?');
  expect(again).toBe(id);
  expect(await twice(lead, id, 'It is in the annex.')).toEqual([id, id]);
  expect(await twice(ann, id, 'Which annex?')).toEqual([id, id]);
  // The same words of another person, or into another thread, are said.
  const other = await say(bob, undefined, 'Which annex?');
  await say(bob, id, 'Which annex?');
  const threads = await desk.threads.execute({ ...place, actor: ann });
  expect(threads.map((thread) => [thread.id, thread.messages.length])).toEqual([
    [id, 4],
    [other, 1],
  ]);
});
