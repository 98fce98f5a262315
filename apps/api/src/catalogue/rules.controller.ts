import { RuleCatalogueView, RuleTrialView, TryRule as Trial } from '@signatory/contract';
import { ReadRules, TryRule } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
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
  constructor(
    private readonly rules: ReadRules,
    private readonly tryRule: TryRule,
  ) {}

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

  @Post(':plan/rule-trials')
  @HttpCode(200)
  @Allow('rule:try')
  @Operation({
    id: 'tryRule',
    keyless: 'changes-nothing',
    summary:
      'Try a rule over the submitted reports of a cycle: what it would have hit, or what is wrong with it; writes nothing',
    body: Trial,
    answer: RuleTrialView,
    refusals: ['not-found', 'permission.missing'],
  })
  try(
    @Asked() asked: Asked<'plan'>,
    @Body(new ZodPipe(Trial)) trial: Trial,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<RuleTrialView> {
    return this.tryRule.execute({ ...asked, trial, language: negotiateLanguage(wished) });
  }
}
