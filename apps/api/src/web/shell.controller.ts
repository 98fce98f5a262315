import { readFile } from 'node:fs/promises';
import { Controller, Get, Res } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import type { FastifyReply } from 'fastify';
import { Allow } from '../http/allow.js';
import { WEB_FOLDER } from '../web-folder.js';

/** The first segment of each address of the signed-in app; its router reads the rest. */
const SCREENS = [
  'sign-in',
  'invitation',
  'password',
  'account',
  'news',
  'report',
  'review',
  'scoring',
  'adjudication',
  'cycles',
  'outside-figures',
  'plans',
  'admin',
  'releases',
  'matrix',
  'library',
];

/** One page for all screens. Who may see what is decided by the API that fills them. */
@Controller()
export class ShellController {
  @Get(SCREENS.flatMap((screen) => [screen, `${screen}/*`]))
  @Allow('public')
  async show(@Res() reply: FastifyReply): Promise<void> {
    const html = await readFile(new URL('index.html', WEB_FOLDER)).catch(() => null);
    // Nobody built the web app: an API alone has no screens.
    if (html === null) throw new Refusal('not-found', { subject: 'page' });
    await reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  }
}
