import type {
  AdoptedPlanView,
  OpenedPlanFile,
  PlanDocument,
  PlanDocumentView,
  PlanProblemsView,
} from '@signatory/contract';
import { Refusal, requirePermission } from '@signatory/domain';
import { Database, hashOf, type PlanVersionEntity } from '@signatory/persistence';
import { printDocument, writePlan, type DocumentFormat } from '@signatory/plan';
import { notifyChanged } from '@signatory/queue';
import type { ProductLanguage } from '@signatory/texts';
import { Injectable } from '@nestjs/common';
import { openPlanFile, PlanLint, tellWarnings } from '../administration/index.js';
import { DraftPlan } from '../catalogue/index.js';
import { foreignFaults } from './foreign-faults.js';
import { enterVersion, type PlanRequest } from './plan-scope.js';

const NAME = 'select name from person where id::text = $1';

/** A plan version as the document that its file would be: read, checked and, while it is a draft, saved. */
@Injectable()
export class EditDocument {
  constructor(
    private readonly database: Database,
    private readonly draftPlan: DraftPlan,
    private readonly lint: PlanLint,
  ) {}

  /** Refuses `not-found`. */
  async read(request: PlanRequest): Promise<PlanDocumentView> {
    const version = await enterVersion(this.database.dataSource.manager, request, 'read');
    return {
      revision: version.version,
      document: documentOf(version),
      revised: await this.readReviser(version),
    };
  }

  /** The text as it is kept, as a file. Refuses `not-found`. */
  async print(request: PlanRequest, format: DocumentFormat): Promise<string> {
    const version = await enterVersion(this.database.dataSource.manager, request, 'read');
    return printDocument(documentOf(version), format);
  }

  /**
   * What a file holds, as a document of this version; nothing is kept.
   * Refuses `not-found`, `permission.missing`, and `plan.faulty` for one that is neither YAML nor JSON.
   */
  async open({ file, ...request }: PlanRequest & { readonly file: string }): Promise<OpenedPlanFile> {
    const { planId, n } = await enterVersion(this.database.dataSource.manager, request, 'read');
    requirePermission(
      request.actor,
      'plan:adopt',
      { plan: request.plan, cycle: null, member: null },
      request.at.toISOString(),
    );
    return { document: { ...openPlanFile(file), plan: planId, version: n } };
  }

  /** Everything that the lint finds; nothing is kept. Refuses `not-found`, `permission.missing`. */
  async check({
    document,
    language,
    ...request
  }: PlanRequest & { readonly document: PlanDocument; readonly language: ProductLanguage }): Promise<PlanProblemsView> {
    await enterVersion(this.database.dataSource.manager, request, 'read');
    requirePermission(
      request.actor,
      'plan:adopt',
      { plan: request.plan, cycle: null, member: null },
      request.at.toISOString(),
    );
    return { problems: await this.lint.problems(document, language) };
  }

  /**
   * Puts the document in the place of the draft's text, faulty as it may be: a plan is written over days.
   * Refuses `not-found`, `permission.missing`, `version.stale`, `command.wrong-state`, and `request.invalid` for a document of
   * another plan or version.
   */
  async save({
    document,
    revision,
    language,
    ...request
  }: PlanRequest & {
    readonly document: PlanDocument;
    readonly revision: number;
    readonly language: ProductLanguage;
  }): Promise<AdoptedPlanView> {
    const { actor, at } = request;
    return this.database.as({ actor: actor.id }, async (tx) => {
      const version = await enterVersion(tx, request, 'plan:adopt');
      const { version: current, planId, n } = version;
      if (current !== revision)
        throw new Refusal('version.stale', { subject: 'plan version', sent: revision, current });
      const foreign = foreignFaults(document, { plan: planId, version: n }, '/document');
      if (foreign.length > 0) throw new Refusal('request.invalid', { faults: foreign });
      const { plan, warnings, faults } = await this.lint.draft(document);
      const kept = faults.length > 0 ? { document } : {};
      await this.draftPlan.execute(tx, { plan, ...kept, revision, actor: actor.id, at });
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
      return {
        id: planId,
        version: n,
        sha256: hashOf(plan),
        problems: tellWarnings(warnings, language),
        faults: faults.length,
      };
    });
  }

  private async readReviser({ revisedBy, revisedAt }: PlanVersionEntity): Promise<PlanDocumentView['revised']> {
    if (revisedBy === null || revisedAt === null) return null;
    const [person] = await this.database.readPublic<{ name: string }>(NAME, [revisedBy]);
    return { by: person?.name ?? revisedBy, byId: revisedBy, at: revisedAt.toISOString() };
  }
}

/** A version's text as it is worked on, or as it stands. */
export function documentOf({ document, body }: Pick<PlanVersionEntity, 'document' | 'body'>): PlanDocument {
  return { ...(document ?? writePlan(body)) };
}
