import { JudgedActions } from '../../support/judged-actions.js';
import { codeOf } from './desk.js';

let desk: JudgedActions;
beforeAll(async () => (desk = await JudgedActions.open()));
afterAll(() => desk.close());

const put = (sql: string): Promise<unknown> => desk.world.asSystem((tx) => tx.query(sql));

it('what nobody scored stays blank once the cycle is concluded; only a correction case has a score given again', async () => {
  const lead = desk.person('lead-focal-point');
  const [first, second] = [desk.person('reviewer', 'CA'), desk.person('reviewer')];
  const action = await desk.propose(lead);
  for (const reviewer of [first, second]) await desk.class(reviewer, action, 'strong');
  const offered = async (): Promise<boolean> => (await desk.readScore(first)).commands.includes('opine');
  expect(await offered()).toBe(true);

  await put(`update cycle set state = 'CONCLUDED'`);
  expect(await offered()).toBe(false);
  await expect(desk.score(first, 1)).rejects.toMatchObject({
    code: 'command.wrong-state',
    facts: { command: 'opine', subject: 'cycle', state: 'CONCLUDED', allowed: 'OPEN, CLOSED, ASSESSMENT' },
  });

  // As the case leaves a score that stood.
  await put(`update score set round = 2`);
  expect(await offered()).toBe(true);
  expect(await codeOf(desk.score(first, 1))).toBe('accepted');
});
