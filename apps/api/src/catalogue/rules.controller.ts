import { RuleCatalogueView } from '@signatory/contract';
import { ReadRules } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const RuleSearch = z.object({
  q: z.string().max(200).optional(),
  severity: z.string().max(20).optional(),
  lang: z.string().max(20).optional(),
});
type RuleSearch = z.infer<typeof RuleSearch>;

@Controller('api/plans')
export class RulesController {
  constructor(private readonly rules: ReadRules) {}

  @Get(':plan/rules')
  @Allow('public')
  @Operation({
    id: 'listRules',
    summary:
      'The rules of an adopted plan, written and generated; `q` are words that all stand in a rule, `severity` one of the four',
    answer: RuleCatalogueView,
    refusals: ['not-found'],
  })
  list(
    @Param('plan') plan: string,
    @Query(new ZodPipe(RuleSearch)) { q, severity, lang }: RuleSearch,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<RuleCatalogueView> {
    return this.rules.execute({
      plan,
      language: negotiateLanguage(lang ?? wished),
      ...(q === undefined ? {} : { words: q }),
      ...(severity === undefined ? {} : { severity }),
    });
  }
}
