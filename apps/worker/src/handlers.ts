import type { INestApplicationContext } from '@nestjs/common';
import {
  AnnounceEvent,
  ApplyImport,
  CheckLinks,
  RecheckLinks,
  ScanEvidenceFiles,
  SweepBlobs,
  ReadImportFile,
  SweepEvidenceFiles,
  SweepImports,
  CompareReports,
  DeliverEvent,
  FollowDeliveries,
  ConfirmScores,
  FollowCalendar,
  FailRun,
  GiveUpImport,
  MarkMissed,
  PublishReleases,
  RemindPeople,
  RenderReleaseFile,
  RunValidation,
  SendInvitation,
  SendMail,
  TellNews,
} from '@signatory/features';
import type { JobFailures, JobHandlers, JobName } from '@signatory/queue';

/** Hears what a job did, for the log. */
type Tell = (job: JobName, did: object) => void;

/** Who does which job: one line each. A job without one does not compile. */
export function createHandlers(app: INestApplicationContext, tell: Tell): JobHandlers {
  const validation = app.get(RunValidation);
  const comparing = app.get(CompareReports);
  const reading = app.get(ReadImportFile);
  const applying = app.get(ApplyImport);
  const imports = app.get(SweepImports);
  const evidenceFiles = app.get(SweepEvidenceFiles);
  const stored = app.get(SweepBlobs);
  const scans = app.get(ScanEvidenceFiles);
  const links = app.get(CheckLinks);
  const dueLinks = app.get(RecheckLinks);
  const rendering = app.get(RenderReleaseFile);
  const missed = app.get(MarkMissed);
  const calendar = app.get(FollowCalendar);
  const reminders = app.get(RemindPeople);
  const news = app.get(TellNews);
  const mails = app.get(SendMail);
  const invitations = app.get(SendInvitation);
  const scores = app.get(ConfirmScores);
  const releases = app.get(PublishReleases);
  const events = app.get(AnnounceEvent);
  const deliveries = app.get(DeliverEvent);
  const waiting = app.get(FollowDeliveries);
  return {
    'validation.run': (payload, context) => validation.execute(payload, context, new Date()),
    'report.compare': (payload) => comparing.execute(payload, new Date()),
    'report.import': (payload, context) => reading.execute(payload, context, new Date()),
    'report.apply-import': (payload, context) => applying.execute(payload, context, new Date()),
    'report.sweep-imports': async () => void (await imports.execute(new Date())),
    'scorecard.render': (payload, { outboxId }) => rendering.execute({ ...payload, outboxId }),
    'evidence.sweep-files': async () => void (await evidenceFiles.execute(new Date())),
    'blobs.sweep-unnamed': async () => tell('blobs.sweep-unnamed', await stored.execute(new Date())),
    'evidence.scan-files': async () => void (await scans.execute(new Date())),
    'evidence.check-links': (payload, context) => links.execute(payload, context, new Date()),
    'evidence.recheck-links': async () => void (await dueLinks.execute(new Date())),
    'report.mark-missed': () => missed.execute(new Date()),
    'mail.send': (payload) => mails.execute(payload, new Date()),
    'mail.invite': (payload) => invitations.execute(payload, new Date()),
    'mail.remind': () => reminders.execute(new Date()),
    'mail.tell-news': () => news.execute(new Date()),
    'webhook.announce': (payload, context) => events.execute(payload, context, new Date()),
    'webhook.deliver': (payload) => deliveries.execute(payload, new Date()),
    'webhook.retry-due': () => waiting.retry(new Date()),
    'webhook.sweep-deliveries': () => waiting.sweep(new Date()),
    'cycle.follow-calendar': () => calendar.execute(new Date()),
    'score.confirm-due': async () => void (await scores.execute(new Date())),
    'release.publish-due': async () => void (await releases.execute(new Date())),
  };
}

/** Whom it is told when a job is given up: each leaves a state that somebody sees. */
export function createFailures(app: INestApplicationContext): JobFailures {
  const validation = app.get(FailRun);
  const rendering = app.get(RenderReleaseFile);
  const imports = app.get(GiveUpImport);
  const deliveries = app.get(DeliverEvent);
  return {
    'webhook.deliver': (payload) => deliveries.giveUp(payload),
    'report.import': (payload, failed) => imports.execute(payload, failed, new Date()),
    'report.apply-import': (payload, failed) => imports.execute(payload, failed, new Date()),
    'validation.run': (payload, failed) => validation.execute(payload, failed),
    'scorecard.render': (payload, { outboxId, error }) => rendering.fail({ ...payload, outboxId }, error),
  };
}
