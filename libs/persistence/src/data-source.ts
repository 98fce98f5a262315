import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ENTITIES } from './entities/all.js';
import { AdoptReleases1795478594002 } from './migrations/20261125-adopt-releases.js';
import { CorrectReleases1795478594001 } from './migrations/20261125-correct-releases.js';
import { Accounts1795478520002 } from './migrations/20261124-accounts.js';
import { CheckLinks1795478580006 } from './migrations/20261124-check-links.js';
import { CreateSchema1795478400000 } from './migrations/20261124-create-schema.js';
import { EvidenceTiers1795478530001 } from './migrations/20261124-evidence-tiers.js';
import { HideDrafts1795478520001 } from './migrations/20261124-hide-drafts.js';
import { DeepenEntries1795478570001 } from './migrations/20261124-deepen-entries.js';
import { KeepImports1795478540000 } from './migrations/20261124-keep-imports.js';
import { Baseline1795478580004 } from './migrations/20261124-baseline.js';
import { CalculateEntries1795481000100 } from './migrations/20261127-calculate-entries.js';
import { Letters1795478580005 } from './migrations/20261124-letters.js';
import { PageImports1795478540001 } from './migrations/20261124-page-imports.js';
import { PartSnapshots1795478580003 } from './migrations/20261124-part-snapshots.js';
import { RulesBetweenMembers1795478550001 } from './migrations/20261124-rules-between-members.js';
import { LastSignIn1795478584001 } from './migrations/20261124-last-sign-in.js';
import { ShorterProducts1795478598001 } from './migrations/20261125-shorter-products.js';
import { ActionPlaces1795478599002 } from './migrations/20261125-action-places.js';
import { Reminders1795478600011 } from './migrations/20261126-reminders.js';
import { ActionFiles1795478600031 } from './migrations/20261126-action-files.js';
import { TellOfActions1795478600032 } from './migrations/20261126-tell-of-actions.js';
import { ReplyLanguages1795478600033 } from './migrations/20261126-reply-languages.js';
import { CiteForScores1795478700024 } from './migrations/20261126-cite-for-scores.js';
import { CopyPlans1795479000100 } from './migrations/20261126-copy-plans.js';
import { CheckActionLinks1795478700023 } from './migrations/20261126-check-action-links.js';
import { SpokenLanguages1795478700022 } from './migrations/20261126-spoken-languages.js';
import { TellOfJudgement1795478700021 } from './migrations/20261126-tell-of-judgement.js';
import { OpinionsByRound1795478599001 } from './migrations/20261125-opinions-by-round.js';
import { TellNews1795478597001 } from './migrations/20261125-tell-news.js';
import { ClassedActions1795478593001 } from './migrations/20261125-classed-actions.js';
import { Recusals1795478590002 } from './migrations/20261124-recusals.js';
import { StandIns1795478591001 } from './migrations/20261125-stand-ins.js';
import { Chapters1795478595001 } from './migrations/20261125-chapters.js';
import { Mail1795478560002 } from './migrations/20261124-mail.js';
import { PlansAndCycles1795478560001 } from './migrations/20261124-plans-and-cycles.js';
import { AskAgencies1795478570002 } from './migrations/20261124-ask-agencies.js';
import { PublishReplies1795478590001 } from './migrations/20261124-publish-replies.js';
import { ReviewQueue1795478592001 } from './migrations/20261125-review-queue.js';
import { SignReleases1795478580001 } from './migrations/20261124-sign-releases.js';
import { OrderAndExplainRuns1795478510001 } from './migrations/20261124-order-and-explain-runs.js';
import { CountLostWorkers1795478580002 } from './migrations/20261124-count-lost-workers.js';
import { FollowPages1795478700031 } from './migrations/20261126-follow-pages.js';
import { HideFirstSearch1795480000300 } from './migrations/20261126-hide-first-search.js';
import { CopiesBeforePublication1795481000500 } from './migrations/20261127-copies-before-publication.js';
import { CopyPages1795482000000 } from './migrations/20261127-copy-pages.js';
import { NewsOfJobs1795485000000 } from './migrations/20261128-news-of-jobs.js';
import { NarrativeTiers1795489000000 } from './migrations/20261128-narrative-tiers.js';
import { Passkeys1795487000000 } from './migrations/20261128-passkeys.js';
import { RecoveryCodes1795490000000 } from './migrations/20261128-recovery-codes.js';
import { AccessTokens1795491000100 } from './migrations/20261129-access-tokens.js';
import { HistoryOfReturns1795491310000 } from './migrations/20261129-history-of-returns.js';
import { LanguagesOfClasses1795491330000 } from './migrations/20261130-languages-of-classes.js';
import { LanguagesOfScores1795491320000 } from './migrations/20261130-languages-of-scores.js';
import { MembersByKey1795491000000 } from './migrations/20261129-members-by-key.js';
import { ReturnedParts1795491210000 } from './migrations/20261129-returned-parts.js';
import { OpinionsByKey1795491520000 } from './migrations/20261201-opinions-by-key.js';
import { SeeScoresAgain1795491500000 } from './migrations/20261201-see-scores-again.js';
import { LanguagesOfCorrections1795491550000 } from './migrations/20261201-languages-of-corrections.js';
import { WidenCorrections1795491560000 } from './migrations/20261201-widen-corrections.js';
import { LanguagesOfWithdrawals1795491570000 } from './migrations/20261201-languages-of-withdrawals.js';
import { NameSessions1795491700000 } from './migrations/20261201-name-sessions.js';
import { MarkDoneActs1795491780000 } from './migrations/20261202-mark-done-acts.js';
import { SuspendRules1795491720000 } from './migrations/20261202-suspend-rules.js';
import { TellOfOpenScores1795491751000 } from './migrations/20261202-tell-of-open-scores.js';
import { InviteContributors1795491750000 } from './migrations/20261202-invite-contributors.js';
import { SeeFindings1795491610000 } from './migrations/20261201-see-findings.js';
import { WithdrawParts1795491620000 } from './migrations/20261201-withdraw-parts.js';
import { ScoresTakenBack1795491540000 } from './migrations/20261201-scores-taken-back.js';
import { SeeScoresTakenBack1795491530000 } from './migrations/20261201-see-scores-taken-back.js';
import { TellOfScoresAgain1795491510000 } from './migrations/20261201-tell-of-scores-again.js';
import { TellOfWithdrawals1795491400000 } from './migrations/20261201-tell-of-withdrawals.js';
import { TellReadersAndTokens1795491340000 } from './migrations/20261201-tell-readers-and-tokens.js';
import { TellLateReview1795491200000 } from './migrations/20261129-tell-late-review.js';
import { NewsOfThreads1795486000100 } from './migrations/20261128-news-of-threads.js';
import { Announcements1795484000000 } from './migrations/20261127-announcements.js';
import { CertifiedColumns1795483000100 } from './migrations/20261127-certified-columns.js';
import { ConfirmRoles1795480000101 } from './migrations/20261126-confirm-roles.js';
import { ListLetters1795480000100 } from './migrations/20261126-list-letters.js';
import { LinkedIdentities1795481000201 } from './migrations/20261127-linked-identities.js';
import { SecondFactors1795481000200 } from './migrations/20261127-second-factors.js';
import { FaultyDrafts1795480000200 } from './migrations/20261127-faulty-drafts.js';
import { SealAudit1795479000301 } from './migrations/20261126-seal-audit.js';
import { WordsOfFaults1795479000000 } from './migrations/20261126-words-of-faults.js';
import { ObjectionLanguages1795479000200 } from './migrations/20261126-objection-languages.js';
import { SteerRendering1795478600041 } from './migrations/20261126-steer-rendering.js';
import { Notice1795484000101 } from './migrations/20261127-notice.js';
import { ScanFiles1795484000100 } from './migrations/20261127-scan-files.js';
import { Webhooks1795481000300 } from './migrations/20261127-webhooks.js';
import { SnakeCase } from './snake-case.js';

export interface DataSourceSettings {
  /** `postgresql://user:password@host:port/database`. */
  readonly url: string;
  /** Connections held at most; 8 unless given. */
  readonly max?: number;
  /** How long to wait for a free connection, in milliseconds, before the call fails; 5,000 unless given. */
  readonly waitMs?: number;
  /** Seen in `pg_stat_activity`. */
  readonly applicationName?: string;
  /** Statements that do not wait for each other (`Promise.all`) leave together; then no COPY and no cursor. */
  readonly pipelined?: boolean;
}

/** A connection knows the catalogue and has planned what it was asked: one that is closed in every pause learns it anew. */
const IDLE_MS = 5 * 60_000;
const DATE = 1082;
// A date has no time zone: as a JavaScript Date it would move by a day in half of the world.
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === DATE ? (text: string) => text : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

const PIPELINED: pg.PoolConfig = {
  pipeline: true,
  types: TYPES,
  // A prepared statement is planned once: with a partition for each cycle, planning costs more than running.
  options: '-c plan_cache_mode=force_generic_plan',
};

/**
 * The loss of a connection fails each statement that it has, and makes an error of its own besides: unheard, that ends the process.
 * Whoever takes a connection of a pool may hear it a moment too late, between two words of one packet.
 */
const HEARD: pg.PoolConfig = { onConnect: (client) => void client.on('error', () => undefined) };

/** An ORM data source over the hand-written schema; not yet connected. It never changes the schema by itself. */
export function createDataSource({
  url,
  max = 8,
  waitMs = 5_000,
  applicationName = 'signatory',
  pipelined = false,
}: DataSourceSettings): DataSource {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    applicationName,
    entities: ENTITIES,
    migrations: [
      CreateSchema1795478400000,
      OrderAndExplainRuns1795478510001,
      HideDrafts1795478520001,
      Accounts1795478520002,
      EvidenceTiers1795478530001,
      KeepImports1795478540000,
      PageImports1795478540001,
      RulesBetweenMembers1795478550001,
      PlansAndCycles1795478560001,
      Mail1795478560002,
      DeepenEntries1795478570001,
      AskAgencies1795478570002,
      SignReleases1795478580001,
      CountLostWorkers1795478580002,
      PartSnapshots1795478580003,
      Baseline1795478580004,
      Letters1795478580005,
      CheckLinks1795478580006,
      LastSignIn1795478584001,
      PublishReplies1795478590001,
      Recusals1795478590002,
      StandIns1795478591001,
      ReviewQueue1795478592001,
      ClassedActions1795478593001,
      CorrectReleases1795478594001,
      AdoptReleases1795478594002,
      Chapters1795478595001,
      TellNews1795478597001,
      ShorterProducts1795478598001,
      OpinionsByRound1795478599001,
      ActionPlaces1795478599002,
      Reminders1795478600011,
      ActionFiles1795478600031,
      TellOfActions1795478600032,
      ReplyLanguages1795478600033,
      SteerRendering1795478600041,
      TellOfJudgement1795478700021,
      SpokenLanguages1795478700022,
      CheckActionLinks1795478700023,
      CiteForScores1795478700024,
      FollowPages1795478700031,
      WordsOfFaults1795479000000,
      CopyPlans1795479000100,
      ObjectionLanguages1795479000200,
      SealAudit1795479000301,
      ListLetters1795480000100,
      ConfirmRoles1795480000101,
      FaultyDrafts1795480000200,
      HideFirstSearch1795480000300,
      CalculateEntries1795481000100,
      SecondFactors1795481000200,
      LinkedIdentities1795481000201,
      Webhooks1795481000300,
      CopiesBeforePublication1795481000500,
      CopyPages1795482000000,
      CertifiedColumns1795483000100,
      Announcements1795484000000,
      ScanFiles1795484000100,
      Notice1795484000101,
      NewsOfJobs1795485000000,
      NewsOfThreads1795486000100,
      Passkeys1795487000000,
      NarrativeTiers1795489000000,
      RecoveryCodes1795490000000,
      MembersByKey1795491000000,
      AccessTokens1795491000100,
      TellLateReview1795491200000,
      ReturnedParts1795491210000,
      HistoryOfReturns1795491310000,
      LanguagesOfScores1795491320000,
      LanguagesOfClasses1795491330000,
      TellReadersAndTokens1795491340000,
      TellOfWithdrawals1795491400000,
      SeeScoresAgain1795491500000,
      TellOfScoresAgain1795491510000,
      OpinionsByKey1795491520000,
      SeeScoresTakenBack1795491530000,
      ScoresTakenBack1795491540000,
      LanguagesOfCorrections1795491550000,
      WidenCorrections1795491560000,
      LanguagesOfWithdrawals1795491570000,
      SeeFindings1795491610000,
      WithdrawParts1795491620000,
      NameSessions1795491700000,
      SuspendRules1795491720000,
      InviteContributors1795491750000,
      TellOfOpenScores1795491751000,
      MarkDoneActs1795491780000,
    ],
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    extra: { max, idleTimeoutMillis: IDLE_MS, connectionTimeoutMillis: waitMs, ...HEARD, ...(pipelined && PIPELINED) },
    logging: false,
  });
  (dataSource.driver as PostgresDriver).supportedDataTypes.push('xid8' as never);
  return dataSource;
}
