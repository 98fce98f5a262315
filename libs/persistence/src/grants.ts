const KEEP = 'select, insert';
const CHANGE = 'select, insert, update';
const ALL = 'select, insert, update, delete';

/** What the application's role may do with each table; a table without a row here is closed to it. */
export const GRANTS: Readonly<Record<string, string>> = {
  person: CHANGE,
  role_grant: ALL,
  session: ALL,
  invitation: CHANGE,
  plan: KEEP,
  plan_version: CHANGE,
  item_map: KEEP,
  cycle: CHANGE,
  extension: KEEP,
  report: CHANGE,
  submission: CHANGE,
  entry: CHANGE,
  entry_version: KEEP,
  observation: CHANGE,
  evidence: CHANGE,
  blob: ALL,
  validation_run: CHANGE,
  finding: ALL,
  justification: ALL,
  entry_review: CHANGE,
  entry_review_event: KEEP,
  score: CHANGE,
  score_opinion: KEEP,
  assessor_finding: KEEP,
  score_change: KEEP,
  score_reply: KEEP,
  release: CHANGE,
  release_file: ALL,
  outbox: ALL,
  audit_event: KEEP,
  idempotency_key: ALL,
};
