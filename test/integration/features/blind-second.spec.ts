import { ANSWER, ReplyDesk } from './reply-desk.js';

const CONTEST = 'It is too low: the unit operates.';

it('of a second score nobody who is to give it reads why it is asked for, nor what the member said of the first', async () => {
  const desk = await ReplyDesk.open();
  try {
    await desk.share('IT', 0);
    await desk.world.asSystem((tx) => tx.query(`update score set agreement = 'single', proposal = 0, opinions = 1`));
    await desk.reply('IT', { kind: 'contested', text: CONTEST });
    const told = async (role: 'reviewer' | 'adjudicator') => {
      const { reply, changes } = await desk.read(desk.person(role, ['IT']));
      return [reply?.text, changes.map(({ command, to, reason }) => [command, to, reason])];
    };
    // Before it is asked for, it stands as it does for every judge.
    expect(await told('reviewer')).toEqual([CONTEST, []]);
    await desk.askSecond('IT');
    expect(await told('reviewer')).toEqual([undefined, [['ask-second', null, null]]]);
    // Whoever asked knows it, and nobody's page tells the value.
    expect(await told('adjudicator')).toEqual([CONTEST, [['ask-second', null, ANSWER]]]);
    const { reply } = await desk.read(desk.person('lead-focal-point', ['IT']));
    expect(reply?.text).toBe(CONTEST);
  } finally {
    await desk.close();
  }
});
