import { renderPage } from '@signatory/pages';
import { negotiateLanguage } from '@signatory/texts';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { prefersMediaType } from '../http/prefers-media-type.js';
import { PUBLIC_SITE, type PublicSite } from './public-site.js';

/** What a person reads at an address where nothing is; a program gets the problem. */
@Injectable()
export class MissingPage {
  constructor(@Inject(PUBLIC_SITE) private readonly site: PublicSite) {}

  /** The page, for a browser that was sent to an address; null for whatever asks for data. */
  render({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): string | null {
    if ((method !== 'GET' && method !== 'HEAD') || url.startsWith('/api/')) return null;
    if (!prefersMediaType(headers.accept, 'text/html')) return null;
    const { assets, base, publisher, licence } = this.site;
    const language = negotiateLanguage(headers['accept-language']);
    const options = { language, chosenLanguage: null, assets, base, publisher, licence };
    return renderPage({ page: 'not-found' }, [], options).html;
  }
}
