import { TYPE } from '../identity.js';
import { Typesetter } from '../text/typesetter.js';
import { list } from './list.js';
import { paragraph } from './paragraph.js';

it('leaves the white after its last item that a paragraph leaves after its last line', () => {
  const set = new Typesetter('en');
  const options = { style: TYPE.body, after: 6 };
  const heights = list(['One.', 'Two.'], options)
    .lay(400, set)
    .map(({ height }) => height);
  const [whole] = paragraph('Two.', options).lay(400, set);
  expect(heights).toEqual([TYPE.body.leading, whole?.height]);
});
