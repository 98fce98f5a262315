import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { WhyView } from '@signatory/contract';
import { ExplainScore, writeProvenance } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { prefersMediaType } from '../http/prefers-media-type.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { PUBLIC_SITE, type PublicSite } from '../results/public-site.js';

const LINKED_DATA = 'application/ld+json';
const WhyQuery = z.strictObject({ format: z.enum(['json', 'prov']).optional() });

@Controller('api/cycles/:cycle/scores/:member/:commitment')
export class WhyController {
  constructor(
    private readonly explain: ExplainScore,
    @Inject(PUBLIC_SITE) private readonly site: PublicSite,
  ) {}

  @Get('why')
  @Allow('signed-in')
  @Operation({
    id: 'explainScore',
    summary: 'Why this score: clause, approved values, evidence, rules, roles and dates; as PROV-O too',
    query: WhyQuery,
    answer: WhyView,
    otherMediaTypes: [LINKED_DATA],
    headers: {
      accept: {
        required: false,
        description: `${LINKED_DATA} gives the same as PROV-O in JSON-LD, as ?format=prov does.`,
      },
    },
  })
  async read(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @Query(new ZodPipe(WhyQuery)) { format }: z.infer<typeof WhyQuery>,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') wished: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = negotiateLanguage(wished);
    const why = await this.explain.execute({ ...asked, language });
    void reply.header('content-language', language).header('vary', 'Accept, Accept-Language');
    const linked = format === undefined ? prefersMediaType(accept, LINKED_DATA) : format === 'prov';
    if (!linked) {
      await reply.type('application/json; charset=utf-8').send(why);
      return;
    }
    const place = [asked.cycle, 'scores', asked.member, asked.commitment].map(encodeURIComponent).join('/');
    const document = writeProvenance(why, `${this.site.base}/api/cycles/${place}/why`);
    await reply.type(LINKED_DATA).send(JSON.stringify(document));
  }
}
