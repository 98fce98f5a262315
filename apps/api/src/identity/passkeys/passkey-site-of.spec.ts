import { passkeySiteOf } from './passkey-site-of.js';

it.each([
  ['https://scorecards.example.org', 'scorecards.example.org'],
  ['https://scorecards.example.org:8443', 'scorecards.example.org'],
  ['http://localhost:3000', 'localhost'],
  ['http://demo.localhost:3000', 'demo.localhost'],
])('of %s belong to %s, at this origin alone', (url, id) => {
  expect(passkeySiteOf(url)).toEqual({ id, origin: url });
});

it.each(['http://127.0.0.1:3000', 'https://192.0.2.7', 'https://[2001:db8::7]:8443', 'http://scorecards.example.org'])(
  'can belong nowhere at %s',
  (url) => {
    expect(passkeySiteOf(url)).toBeNull();
  },
);
