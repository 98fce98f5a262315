import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { plainText, Refusal, type LocalText, type RefusalCode } from '@signatory/domain';
import { Catalogue, indexPlan, type OpenedCycle } from '@signatory/features';
import { catchError, type Observable } from 'rxjs';
import type { ApiRequest, FactNames } from './request.js';

/** Facts that are the code of a cycle, of a member of its plan or of an indicator of it. */
const CYCLES = ['cycle', 'baseline'];
const MEMBERS = ['member', 'nationality'];
const INDICATORS = ['indicator'];
/** Of these it is the code itself that cannot be. */
const OF_CODES: readonly RefusalCode[] = ['cycle.code-taken', 'indicator.unknown'];

/**
 * Whoever is refused knows cycles, members and indicators by their names, and a use-case refuses by their codes: on the way out
 * the request learns what its refusal's codes are called, for the words. The facts stay codes, which programs go by.
 */
@Injectable()
export class NameFacts implements NestInterceptor {
  constructor(private readonly catalogue: Catalogue) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    return next.handle().pipe(
      catchError(async (error: unknown): Promise<never> => {
        if (error instanceof Refusal) request.factNames = await this.namesFor(error, request);
        throw error;
      }),
    );
  }

  private async namesFor(refusal: Refusal, { params }: ApiRequest): Promise<FactNames> {
    const codes = codesIn(refusal);
    if (codes.length === 0) return {};
    const { cycle } = params as Readonly<Record<string, string | undefined>>;
    const asked = new Set(codes.flatMap(([fact, code]) => (CYCLES.includes(fact) ? [code] : cycle ? [cycle] : [])));
    const opened: OpenedCycle[] = [];
    // What is not there, or cannot be read now, goes on by its code: the refusal is said all the same.
    for (const code of asked) {
      const found = await this.catalogue.open(code).catch(() => null);
      if (found) opened.push(found);
    }
    return nameFacts(refusal, opened);
  }
}

/** The names of a refusal's facts, as far as these cycles and their plans know them. */
export function nameFacts(refusal: Refusal, opened: readonly Pick<OpenedCycle, 'cycle' | 'plan'>[]): FactNames {
  const nameOf = (fact: string, code: string): LocalText | undefined => {
    if (CYCLES.includes(fact)) return opened.find(({ cycle }) => cycle.code === code)?.cycle.title;
    const plan = opened[0]?.plan;
    if (!plan) return undefined;
    if (MEMBERS.includes(fact)) return plan.members.find((each) => each.code === code)?.name;
    const placed = indexPlan(plan).byCode.get(code);
    return placed && plainText(placed.indicator.label);
  };
  return Object.fromEntries(
    codesIn(refusal).flatMap(([fact, code]) => {
      const name = nameOf(fact, code);
      return name ? [[fact, name] as const] : [];
    }),
  );
}

/** Of a refusal the facts that may have a name. */
function codesIn({ code: refused, facts }: Refusal): (readonly [string, string])[] {
  if (OF_CODES.includes(refused)) return [];
  return Object.entries(facts as Readonly<Record<string, unknown>>).flatMap(([fact, code]) =>
    typeof code === 'string' && [...CYCLES, ...MEMBERS, ...INDICATORS].includes(fact) ? [[fact, code] as const] : [],
  );
}
