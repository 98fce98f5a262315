import { hashPassword, isPassword } from './passwords.js';

const LONG = 'Twelve letters, and then two hundred of any kind: ß, 雪, 🦊 … '.repeat(4).slice(0, 200);

it('a password is kept by argon2id at the cost that is asked for, another time in other letters', async () => {
  const [first, second] = await Promise.all([hashPassword(LONG), hashPassword(LONG)]);
  for (const kept of [first, second]) expect(kept).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(first).not.toBe(second);
});

it('a password is looked at whole, with its capitals and its spaces', async () => {
  const kept = await hashPassword(LONG);
  expect(await isPassword(LONG, kept)).toBe(true);
  for (const other of [LONG.slice(0, -1), `${LONG} `, LONG.toLowerCase(), LONG.slice(0, 72)])
    expect(await isPassword(other, kept)).toBe(false);
});

it('a password is the same however a keyboard composes its letters', async () => {
  expect(await isPassword('Cafe\u0301 of the ministry', await hashPassword('Caf\u00e9 of the ministry'))).toBe(true);
});

it('nobody has the password of an account that is not there', async () => {
  expect(await isPassword('nobody has this password', null)).toBe(false);
});
