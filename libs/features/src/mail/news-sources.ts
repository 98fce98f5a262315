import { methodSettings, type MailKind, type Plan } from '@signatory/domain';
import { HELD_GRANTS } from '../identity/index.js';
import { inForce, stillContributes } from './write-mail.js';

// Where each kind of news comes from, and to whom: $1 cycle, $2 plan, $3 now, $4 roles.
const HOLDERS = `join ${HELD_GRANTS} g on g.role = any ($4::text[]) and ${inForce('$2', '$1', '$3')}`;
/** Of a role `g` that is not bound to members where it names none. */
const covers = (member: string): string => `(cardinality(g.members) = 0 or ${member} = any (g.members))`;
/** Of an action `a`, when it came to be what it is. */
const LAST_STEP = `join lateral (select at from action_change c where c.cycle_id = a.cycle_id and c.member_code = a.member_code
  and c.action_id = a.id order by n desc limit 1) c on true`;
const STILL = stillContributes('$2', '$1', '$3');
export const SOURCES: Readonly<Partial<Record<MailKind, string>>> = {
  extension: `
    select g.person_id as person, x.member_code as member, null as indicator, x.granted_at as since, x.deadline_at as about, false as again
    from (select distinct on (member_code) * from extension where cycle_id = $1 order by member_code, n desc) x
    ${HOLDERS} and x.member_code = any (g.members)`,
  assigned: `
    select g.person_id, m.code, null, g.granted_at, g.granted_at, false
    from (select 1) one ${HOLDERS} cross join lateral unnest(g.members) as m (code)`,
  // The newest version, where it waits for reviewers.
  'review-waiting': `
    select g.person_id, s.member_code, null, s.submitted_at, s.submitted_at, s.version > 1
    from (select distinct on (member_code) * from submission where cycle_id = $1 order by member_code, version desc) s
    ${HOLDERS} and s.member_code = any (g.members)
    where s.state in ('SUBMITTED', 'UNDER_REVIEW')`,
  'part-asked': `
    select c.contributor::uuid, c.member_code, c.indicator_id, c.changed_at, c.until, false
    from contribution c where c.cycle_id = $1 and c.state = 'ASKED' and c.until > $3 and ${STILL}`,
  'part-returned': `
    select c.contributor::uuid, c.member_code, c.indicator_id, c.changed_at, c.until, false
    from contribution c where c.cycle_id = $1 and c.state = 'RETURNED' and c.until > $3 and ${STILL}`,
  // A returned entry is the member's to see once the report is returned.
  'entries-returned': `
    select g.person_id, r.member_code, r.indicator_id, greatest(r.changed_at, s.changed_at), coalesce(r.due_at, s.due_at, r.changed_at), false
    from entry_review r
    join submission s on s.cycle_id = r.cycle_id and s.member_code = r.member_code and s.version = r.submission_version
    ${HOLDERS} and r.member_code = any (g.members)
    where r.cycle_id = $1
      and (r.state = 'CLARIFICATION_REQUESTED' or (r.state = 'RETURNED' and s.state = 'CORRECTION_REQUESTED'))`,
  // To whoever asked.
  'entries-answered': `
    select distinct g.person_id, r.member_code, r.indicator_id, r.changed_at, r.changed_at, false
    from entry_review r ${HOLDERS} and r.member_code = any (g.members) and g.person_id::text = r.reviewer
    where r.cycle_id = $1 and r.state = 'ANSWERED'`,
  // Until a reviewer has written there, or settled it; an entry is named once, however many threads wait on it.
  'threads-begun': `
    select g.person_id, e.member_code, e.indicator_id, max(e.at), max(e.at), false
    from entry_review_event e ${HOLDERS} and e.member_code = any (g.members)
    where e.cycle_id = $1 and e.thread_version = e.submission_version and e.thread_n = e.n
      and e.role in ('lead-focal-point', 'focal-point')
      and not exists (select from entry_review_event l where l.cycle_id = e.cycle_id and l.member_code = e.member_code
        and l.indicator_id = e.indicator_id and l.thread_version = e.thread_version and l.thread_n = e.thread_n and l.role = 'reviewer')
    group by 1, 2, 3`,
  // Where the file still stands: a source that was taken away since asks for nothing.
  'file-infected': `
    select distinct g.person_id, e.member_code, e.indicator_id, b.scanned_at, b.scanned_at, false
    from evidence e join blob b on b.member_code = e.member_code and b.sha256 = e.blob_sha256 and b.scan = 'infected'
    ${HOLDERS} and e.member_code = any (g.members) where e.cycle_id = $1 and e.until_revision is null`,
  'scores-disputed': `
    select distinct g.person_id, s.member_code, s.commitment_id, s.changed_at, s.changed_at, false
    from score s ${HOLDERS} and ${covers('s.member_code')} where s.cycle_id = $1 and s.state = 'DISPUTED'`,
  'scores-shared': `
    select distinct g.person_id, s.member_code, s.commitment_id, s.shared_at, coalesce(s.reply_due_at, s.shared_at), false
    from score s ${HOLDERS} and s.member_code = any (g.members) where s.cycle_id = $1 and s.state = 'SHARED'`,
  // Whose member was shown the one that stood, until it is shown the new one.
  'scores-again': `
    select distinct g.person_id, s.member_code, s.commitment_id, c.at, c.at, false
    from score s join lateral (select at from score_change where cycle_id = s.cycle_id and member_code = s.member_code
      and commitment_id = s.commitment_id and (command = 'rescore' and from_state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'SUPERSEDED') or command = 'ask-second' and from_state = 'SHARED')
      order by n desc limit 1) c on true
    ${HOLDERS} and s.member_code = any (g.members)
    where s.cycle_id = $1 and s.state in ('NOT_SCORED', 'SCORED', 'AGREED', 'DISPUTED', 'ADJUDICATED')`,
  'reply-given': `
    select distinct g.person_id, s.member_code, s.commitment_id, r.at, r.at, false
    from score s ${HOLDERS} and ${covers('s.member_code')}
    join lateral (select kind, at from score_reply where cycle_id = s.cycle_id and member_code = s.member_code
      and commitment_id = s.commitment_id order by n desc limit 1) r on r.kind = 'contested' and r.at >= s.shared_at
    where s.cycle_id = $1 and s.state = 'SHARED'`,
  // A score may be taken back for a second one that nobody replied to.
  'reply-answered': `
    select distinct g.person_id, c.member_code, c.commitment_id, c.at, c.at, false
    from score_change c ${HOLDERS} and c.member_code = any (g.members)
    where c.cycle_id = $1 and c.role = 'adjudicator'
      and c.from_state = 'SHARED' and c.command in ('confirm', 'recalibrate', 'ask-second') and exists (select from score_reply r
        where r.cycle_id = c.cycle_id and r.member_code = c.member_code and r.commitment_id = c.commitment_id and r.at <= c.at)`,
  // Nobody sees here who searched: the first reviewer is left out where letters are written.
  'search-asked': `
    select distinct g.person_id, c.member_code, c.commitment_id, c.changed_at, c.changed_at, false
    from silent_cell c ${HOLDERS} and c.member_code = any (g.members) where c.cycle_id = $1 and c.searches = 1`,
  'search-finished': `
    select distinct g.person_id, c.member_code, c.commitment_id, c.searched_at, c.reply_until, false
    from silent_cell c ${HOLDERS} and c.member_code = any (g.members)
    where c.cycle_id = $1 and c.searched_at is not null and c.reply_until > $3`,
  'actions-proposed': `
    select distinct g.person_id, a.member_code, a.commitment_id, a.at, a.at, false
    from action a ${HOLDERS} and a.member_code = any (g.members) where a.cycle_id = $1 and a.state = 'PROPOSED'`,
  'actions-open': `
    select distinct g.person_id, a.member_code, a.commitment_id, c.at, c.at, false
    from action a ${LAST_STEP} ${HOLDERS} and ${covers('a.member_code')}
    where a.cycle_id = $1 and a.state in ('DISPUTED', 'CONTESTED')`,
  'actions-classed': `
    select distinct g.person_id, a.member_code, a.commitment_id, c.at, coalesce(y.review_deadline_at, c.at), false
    from action a ${LAST_STEP} join cycle y on y.id = a.cycle_id ${HOLDERS} and a.member_code = any (g.members)
    where a.cycle_id = $1 and a.state in ('CLASSED', 'ANSWERED')`,
  'chapters-checked': `
    select g.person_id, null, c.commitment_id, c.changed_at, c.changed_at, false
    from chapter c ${HOLDERS} where c.cycle_id = $1 and c.state = 'CHECKED'`,
  // Not to whoever approved it already.
  'approval-asked': `
    select distinct g.person_id, r.member_code, r.indicator_id, r.changed_at, r.changed_at, false
    from entry_review r
    join submission s on s.cycle_id = r.cycle_id and s.member_code = r.member_code and s.version = r.submission_version and s.state = 'UNDER_REVIEW'
    ${HOLDERS} and r.member_code = any (g.members) and not exists (select from entry_review_event e where e.cycle_id = r.cycle_id
      and e.member_code = r.member_code and e.submission_version = r.submission_version and e.indicator_id = r.indicator_id
      and e.command = 'endorse' and e.actor = g.person_id::text)
    where r.cycle_id = $1 and r.state = 'AWAITING_APPROVAL'`,
  // With the entries that a correction case names, and once more when it came to name others; without, the whole report is open.
  'report-reopened': `
    select distinct g.person_id, s.member_code, named.indicator, s.changed_at, s.changed_at, false
    from submission s ${HOLDERS} and s.member_code = any (g.members)
    left join lateral jsonb_array_elements_text(case jsonb_typeof(s.returned) when 'array' then s.returned else '[]' end) as named (indicator) on true
    where s.cycle_id = $1 and s.state = 'REOPENED'
    union all
    select distinct g.person_id, named.member, named.indicator, k.widened_at, k.widened_at, false
    from correction_case k cross join lateral jsonb_to_recordset(k.entries) as named (member text, indicator text)
    join lateral (select state from submission where cycle_id = k.cycle_id and member_code = named.member order by version desc limit 1) s
      on s.state not in ('SUBMITTED', 'UNDER_REVIEW', 'ACCEPTED')
    ${HOLDERS} and named.member = any (g.members)
    where k.cycle_id = $1 and k.state = 'REOPENED' and k.widened_at is not null and not exists (select from submission r
      where r.cycle_id = k.cycle_id and r.member_code = named.member and r.state = 'REOPENED' and r.returned ? named.indicator)`,
  // Whoever gave one in this round sees that it stands, and is left out where letters are written.
  'scores-asked': `
    select distinct g.person_id, s.member_code, s.commitment_id, c.at, c.at, false
    from score s join lateral (select command, at from score_change where cycle_id = s.cycle_id and member_code = s.member_code
      and commitment_id = s.commitment_id order by n desc limit 1) c on c.command in ('ask-second', 'rescore')
    ${HOLDERS} and s.member_code = any (g.members) where s.cycle_id = $1 and s.state = 'NOT_SCORED'`,
  'chapter-reopened': `
    select distinct g.person_id, null, c.commitment_id, c.reopened_at, c.reopened_at, false
    from chapter c ${HOLDERS} and g.person_id::text <> c.reopened_by where c.cycle_id = $1 and c.state = 'EDITED'`,
  // To whoever requested it, also once somebody else took it back to its draft.
  'release-rejected': `
    select distinct g.person_id, null, null, r.rejected_at, r.rejected_at, false
    from release r ${HOLDERS} and g.person_id::text = r.requested_by
    where r.cycle_id = $1 and r.state in ('REJECTED', 'DRAFT') and r.rejected_at is not null`,
  'release-objected': `
    select distinct g.person_id, null, null, o.at, o.at, false
    from release r join release_objection o on o.release_id = r.id ${HOLDERS}
    where r.cycle_id = $1 and r.state in ('OBJECTED', 'DRAFT')`,
  // To those who may sign: never to whoever requested it.
  'release-requested': `
    select distinct g.person_id, null, null, r.requested_at, r.requested_at, false
    from release r ${HOLDERS} and g.person_id::text <> r.requested_by where r.cycle_id = $1 and r.state = 'REQUESTED'`,
  'release-published': `
    select distinct g.person_id, null, null, r.published_at, r.published_at, false
    from release r ${HOLDERS} where r.cycle_id = $1 and r.state = 'PUBLISHED' and r.supersedes is null`,
  // What was told before stands no more: it has a letter of its own, which nobody takes for one of new results.
  'release-corrected': `
    select distinct g.person_id, null, null, r.published_at, r.published_at, false
    from release r ${HOLDERS} where r.cycle_id = $1 and r.state = 'PUBLISHED' and r.supersedes is not null`,
  'release-withdrawn': `
    select distinct g.person_id, null, null, r.withdrawn_at, r.withdrawn_at, false
    from release r ${HOLDERS} where r.cycle_id = $1 and r.state = 'WITHDRAWN' and r.withdrawn_at is not null`,
  // From when it is under embargo; a moved one is signed again, and is another instant to know.
  'embargo-reader': `
    select n.person_id, null, null, greatest(n.named_at, r.signed_at, r.silence_until), r.embargo_at, false
    from release r join release_reader n on n.release_id = r.id and n.revoked_at is null
    where r.cycle_id = $1 and r.state = 'EMBARGOED' and r.embargo_at > $3`,
  'release-note': `
    select g.person_id, m.code, null, r.signed_at, r.embargo_at, false
    from release r ${HOLDERS} cross join lateral unnest(g.members) as m (code)
    where r.cycle_id = $1 and r.state in ('EMBARGOED', 'PUBLISHED')`,
  'release-silence': `
    select g.person_id, m.code, null, r.signed_at, r.silence_until, false
    from release r ${HOLDERS} cross join lateral unnest(g.members) as m (code)
    where r.cycle_id = $1 and r.state = 'SILENCE' and r.silence_until > $3`,
};

/** The cells of which a person has done its part already, as that person sees them: $1 cycle, $2 person. Of others they are blind. */
export const DONE: Partial<Record<MailKind, string>> = {
  'search-asked': `
    select distinct member_code as member, commitment_id as item from desk_search where cycle_id = $1 and reviewer = $2`,
  'scores-asked': `
    select o.member_code as member, o.commitment_id as item
    from score_opinion o join score s on s.cycle_id = o.cycle_id and s.member_code = o.member_code and s.commitment_id = o.commitment_id
    where o.cycle_id = $1 and o.reviewer = $2 and o.n = s.round`,
  'actions-proposed': `
    select a.member_code as member, a.commitment_id as item from action a where a.cycle_id = $1 and a.state = 'PROPOSED'
    group by 1, 2 having bool_and(a.proposed_by = $2 or exists (select from action_class c where c.cycle_id = a.cycle_id
      and c.member_code = a.member_code and c.action_id = a.id and c.reviewer = $2))`,
};

/** Kinds that only some plans have. */
export const ONLY_WHERE: Partial<Record<MailKind, (plan: Plan) => boolean>> = {
  'release-note': ({ method }) => methodSettings(method).adoption === 'note',
  'release-silence': ({ method }) => methodSettings(method).adoption === 'silence',
};
