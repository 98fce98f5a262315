import type { FastifyRequest } from 'fastify';
import { requireOwnOrigin } from './origin.js';

const HTTPS = 'https://scorecards.example.org';
const LAPTOP = 'http://localhost:3000';

it.each([
  [HTTPS, HTTPS, 'scorecards.example.org', true],
  [HTTPS, 'https://inside.example.org', 'inside.example.org', true],
  // Whoever sits on the line shows a page of that name without a certificate.
  [HTTPS, 'http://scorecards.example.org', 'scorecards.example.org', false],
  [HTTPS, 'http://127.0.0.1:3000', '127.0.0.1:3000', true],
  [HTTPS, 'http://[::1]:3000', '[::1]:3000', true],
  [HTTPS, 'https://elsewhere.example.org', 'scorecards.example.org', false],
  [HTTPS, 'null', 'scorecards.example.org', false],
  [LAPTOP, 'http://127.0.0.1:3000', '127.0.0.1:3000', true],
  [LAPTOP, 'http://127.0.0.1:4000', '127.0.0.1:3000', false],
])('at %s a change from %s asked of %s is let through: %s', (own, origin, host, isOwn) => {
  const ask = (): void => requireOwnOrigin({ method: 'POST', headers: { origin, host } } as FastifyRequest, [own]);
  if (isOwn) expect(ask).not.toThrow();
  else expect(ask).toThrow(expect.objectContaining({ code: 'origin.foreign' }));
});
