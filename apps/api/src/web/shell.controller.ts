import { Controller, Get, Req, Res } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { matchLanguage } from '@signatory/texts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { SessionCookie } from '../http/session-cookie.js';
import { WEB_FOLDER } from '../web-folder.js';
import { readScreenPage } from './screen-page.js';

/** The first segment of each address of the signed-in app; its router reads the rest. */
const SCREENS = [
  'sign-in',
  'invitation',
  'join',
  'password',
  'account',
  'news',
  'chapters',
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
  constructor(private readonly cookie: SessionCookie) {}

  @Get(SCREENS.flatMap((screen) => [screen, `${screen}/*`]))
  @Allow('public')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [path = ''] = request.url.split('?');
    const html = await readScreenPage(WEB_FOLDER, path, {
      // As the app asks its browser (`navigator.language`), which names it first.
      language: matchLanguage(request.headers['accept-language']?.split(',')[0]),
      signedIn: this.cookie.read(request) !== null,
    });
    // Nobody built the web app: an API alone has no screens.
    if (html === null) throw new Refusal('not-found', { subject: 'page' });
    await reply
      .headers({ 'cache-control': 'private, no-cache', vary: 'accept-language, cookie' })
      .type('text/html; charset=utf-8')
      .send(html);
  }
}
