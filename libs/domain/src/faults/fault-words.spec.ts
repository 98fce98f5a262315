import { clip, faultWords } from './fault-words.js';

it('holds no half of a letter and no U+0000, wherever they come from', () => {
  const said = `a\ud800b\0${'😀'.repeat(30)}`;
  const { values } = faultWords('file.other-member', { said: clip(said, 7), member: '\udc00\ud800' });
  expect(values).toEqual({ said: 'a\ufffdb\ufffd😀\ufffd…', member: '\ufffd\ufffd' });
  expect(faultWords('file.empty')).toEqual({ code: 'file.empty', values: {} });
  expect(faultWords('file.too-large.rows', { most: 7 }).values).toEqual({ most: 7 });
});
