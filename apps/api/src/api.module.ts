import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import {
  ActionsModule,
  AdministrationModule,
  AssignmentModule,
  AuditModule,
  CatalogueModule,
  ChaptersModule,
  EditingModule,
  EvidenceModule,
  ContributionsModule,
  ExchangeModule,
  CyclesModule,
  IdentityModule,
  keyOf,
  NotificationsModule,
  OperationsModule,
  PlansModule,
  RecusalsModule,
  ReleasesModule,
  SealingModule,
  SIGNING,
  type Signing,
  RemindersModule,
  ReviewModule,
  ScoringModule,
  SubmissionsModule,
  ValidationModule,
  WebhooksModule,
} from '@signatory/features';
import { AssignmentsController } from './administration/assignments.controller.js';
import { ActionFilesController } from './actions/action-files.controller.js';
import { ActionController, ActionsController } from './actions/actions.controller.js';
import { CycleDesignController } from './administration/cycle-design.controller.js';
import { CycleRulesController } from './administration/cycle-rules.controller.js';
import { ExtensionsController } from './administration/extensions.controller.js';
import { RemindersController } from './administration/reminders.controller.js';
import { LinksController } from './administration/links.controller.js';
import { ContributorsController } from './administration/contributors.controller.js';
import { PeopleController } from './administration/people.controller.js';
import {
  PlanCommentsController,
  PlanMigrationController,
  PlanVersionsController,
} from './administration/plan-versions.controller.js';
import { PlanDocumentsController } from './administration/plan-documents.controller.js';
import { PlansController } from './administration/plans.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { TrailSealer } from './audit/trail-sealer.js';
import { ChaptersController } from './chapters/chapters.controller.js';
import { CyclesController } from './catalogue/cycles.controller.js';
import { RulesController } from './catalogue/rules.controller.js';
import { ContributionsController } from './contributions/contributions.controller.js';
import { OutsideFiguresController } from './contributions/outside-figures.controller.js';
import { Editing } from './events/editing.js';
import { EditingController } from './events/editing.controller.js';
import { EventStreams } from './events/event-streams.js';
import { EventsController } from './events/events.controller.js';
import { ExportsController } from './exchange/exports.controller.js';
import { ImportsController } from './exchange/imports.controller.js';
import { HealthController } from './health.controller.js';
import { Admission } from './http/admission.js';
import { Addresses } from './http/addresses.js';
import { AccessGuard } from './http/access.guard.js';
import { AnswerCheck } from './http/answer-check.js';
import { Idempotency } from './http/idempotency.js';
import { KeptAnswers } from './http/kept-answers.js';
import { HeldAnswers } from './http/held-answers.js';
import { NameFacts } from './http/name-facts.js';
import { ProblemFilter } from './http/problem.filter.js';
import { MissingPage } from './results/missing-page.js';
import { SessionCookie } from './http/session-cookie.js';
import { AccessTokensController } from './identity/access-tokens.controller.js';
import { OwnSessionsController } from './identity/own-sessions.controller.js';
import { NewsController } from './identity/news.controller.js';
import { FLOWS } from './identity/oidc/flows.js';
import { FlowCookie } from './identity/oidc/flow-cookie.js';
import { IdentityProvider } from './identity/oidc/identity-provider.js';
import { OidcController } from './identity/oidc/oidc.controller.js';
import { NotificationsController } from './identity/notifications.controller.js';
import { IdentitiesController } from './identity/identities.controller.js';
import { SecondFactorController } from './identity/second-factor.controller.js';
import { PasskeySessionController } from './identity/passkeys/passkey-session.controller.js';
import { PasskeysController } from './identity/passkeys/passkeys.controller.js';
import { PasskeyAddress } from './identity/passkeys/passkey-address.js';
import { SessionDescription } from './identity/session-description.js';
import { SignInWaysController } from './identity/sign-in-ways.controller.js';
import { SessionController } from './identity/session.controller.js';
import { buildOpenApi } from './openapi/build-openapi.js';
import { listRoutes } from './openapi/routes.js';
import { OPENAPI, OpenApiController } from './openapi/openapi.controller.js';
import { JobsController } from './operations/jobs.controller.js';
import { LettersController } from './operations/letters.controller.js';
import { Metrics } from './operations/metrics.js';
import { MetricsController } from './operations/metrics.controller.js';
import { NoticeController } from './operations/notice.controller.js';
import { QueuesController } from './operations/queues.controller.js';
import { DeliveriesController, WebhooksController } from './operations/webhooks.controller.js';
import { WorkController } from './operations/work.controller.js';
import { QueueBoard } from './operations/queue-board.js';
import { AdoptionController } from './releases/adoption.controller.js';
import { CorrectionsController } from './releases/corrections.controller.js';
import { ReleasesController } from './releases/releases.controller.js';
import { RenderingController } from './releases/rendering.controller.js';
import { RecusalsController } from './review/recusals.controller.js';
import { ReviewController } from './review/review.controller.js';
import { ThreadsController } from './review/threads.controller.js';
import { ReviewViewsController } from './review/views.controller.js';
import { CrawlersController } from './results/crawlers.controller.js';
import { CitationController } from './results/citation.controller.js';
import { SharePictureController } from './results/share-picture.controller.js';
import { DataCatalogueController } from './results/data-catalogue.controller.js';
import { PUBLIC_SITE, type PublicSite } from './results/public-site.js';
import { WaitingPagesController } from './results/waiting-pages.controller.js';
import { PageTablesController } from './results/page-tables.controller.js';
import { ResultsController } from './results/results.controller.js';
import { VerificationController } from './results/verification.controller.js';
import { readWebAssets } from './results/web-assets.js';
import { AgreementController } from './scoring/agreement.controller.js';
import { DeskSearchController } from './scoring/desk-search.controller.js';
import { ScoringController, SettlementController } from './scoring/scoring.controller.js';
import { WhyController } from './scoring/why.controller.js';
import { ApiServicesModule, type ApiServices } from './services.module.js';
import { EntriesController } from './submissions/entries.controller.js';
import { ReportsController } from './submissions/reports.controller.js';
import { EvidenceController } from './submissions/evidence.controller.js';
import { SubmissionsController } from './submissions/submissions.controller.js';
import { ValidationController } from './validation/validation.controller.js';
import { ShellController } from './web/shell.controller.js';
import { WEB_FOLDER } from './web-folder.js';

/** Every door of the API. */
export const CONTROLLERS: Type[] = [
  HealthController,
  MetricsController,
  JobsController,
  LettersController,
  NoticeController,
  DeliveriesController,
  WebhooksController,
  QueuesController,
  WorkController,
  OpenApiController,
  SessionController,
  AccessTokensController,
  OwnSessionsController,
  OidcController,
  SignInWaysController,
  SecondFactorController,
  PasskeysController,
  PasskeySessionController,
  IdentitiesController,
  NewsController,
  NotificationsController,
  PlansController,
  RulesController,
  PlanVersionsController,
  PlanCommentsController,
  PlanMigrationController,
  PlanDocumentsController,
  CyclesController,
  CycleDesignController,
  CycleRulesController,
  ExtensionsController,
  RemindersController,
  PeopleController,
  ContributorsController,
  LinksController,
  ReportsController,
  EntriesController,
  EvidenceController,
  SubmissionsController,
  ContributionsController,
  OutsideFiguresController,
  ValidationController,
  ExportsController,
  ImportsController,
  AssignmentsController,
  RecusalsController,
  ReviewController,
  ThreadsController,
  ReviewViewsController,
  AgreementController,
  ActionController,
  ActionsController,
  ActionFilesController,
  DeskSearchController,
  ScoringController,
  SettlementController,
  WhyController,
  ChaptersController,
  ReleasesController,
  RenderingController,
  AdoptionController,
  CorrectionsController,
  AuditController,
  EventsController,
  EditingController,
  ResultsController,
  WaitingPagesController,
  VerificationController,
  CrawlersController,
  CitationController,
  PageTablesController,
  SharePictureController,
  DataCatalogueController,
  ShellController,
];

@Module({})
export class ApiModule {
  static of(services: ApiServices): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ApiServicesModule.of(services),
        AuditModule,
        IdentityModule,
        CatalogueModule,
        SubmissionsModule,
        ContributionsModule,
        ValidationModule,
        EvidenceModule,
        ExchangeModule,
        AssignmentModule,
        RecusalsModule,
        ReviewModule,
        ScoringModule,
        ActionsModule,
        ChaptersModule,
        EditingModule,
        ReleasesModule,
        SealingModule,
        AdministrationModule,
        PlansModule,
        CyclesModule,
        NotificationsModule,
        RemindersModule,
        WebhooksModule,
        OperationsModule,
      ],
      controllers: CONTROLLERS,
      providers: [
        SessionCookie,
        Admission,
        FlowCookie,
        IdentityProvider,
        PasskeyAddress,
        SessionDescription,
        {
          provide: FLOWS,
          inject: [SIGNING],
          useFactory: (signing: Signing) => keyOf(signing).secretBox('ways to the identity provider'),
        },
        Metrics,
        QueueBoard,
        Editing,
        EventStreams,
        TrailSealer,
        HeldAnswers,
        {
          provide: PUBLIC_SITE,
          useFactory: (): PublicSite => ({
            assets: readWebAssets(WEB_FOLDER),
            base: services.environment.publicUrl,
            publisher: services.environment.publisher ?? null,
            licence: services.environment.dataLicence,
            help: services.environment.helpContact,
          }),
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerCheck },
        { provide: APP_INTERCEPTOR, useClass: NameFacts },
        KeptAnswers,
        { provide: APP_INTERCEPTOR, useClass: Idempotency },
        { provide: Addresses, useFactory: () => new Addresses(listRoutes(CONTROLLERS)) },
        MissingPage,
        ProblemFilter,
        { provide: APP_FILTER, useExisting: ProblemFilter },
        {
          provide: OPENAPI,
          inject: [SessionCookie],
          useFactory: (cookie: SessionCookie) =>
            buildOpenApi({ controllers: CONTROLLERS, version: services.software.version, cookie: cookie.name }),
        },
      ],
    };
  }
}
