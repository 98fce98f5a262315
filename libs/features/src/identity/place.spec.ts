import { placeOf } from './place.js';
import { placeKey } from './throttle.js';

it.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1:2:3:4:5', '2001:db8:0:1'],
  ['2001:db8::5', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('%s asks from %s', (address, place) => {
  expect(placeOf(address)).toBe(place);
});

it('counts what one line tries from its many addresses as one', () => {
  expect(placeKey('2001:db8:1:2::1')).toBe(placeKey('2001:db8:1:2:ffff::9'));
  expect(placeKey('2001:db8:1:2::1')).not.toBe(placeKey('2001:db8:1:3::1'));
});
