/** A list of members narrowed by another; an empty one of either stands for all. */
const NARROWED = `case when cardinality(s.members) = 0 then g.members when cardinality(g.members) = 0 then s.members
      else array(select m from unnest(g.members) as m where m = any (s.members)) end`;

/**
 * Every role that people hold, as a table: their own, and from the instant a person stands in for another until the one it
 * ends, by the database's clock, those of the absent person in that cycle. What nobody may judge is asked of the stand-in as
 * of anybody else.
 */
export const HELD_GRANTS = `(
    select g.id, g.person_id, g.role, g.plan_id, g.cycle_id, g.members, g.pillars, g.indicators, g.until, g.granted_at,
      null::uuid as stands_in_for
    from role_grant g
    union all
    select g.id, s.person_id, g.role, g.plan_id, s.cycle_id, ${NARROWED}, g.pillars, g.indicators,
      least(g.until, s.until_at), greatest(s.from_at, s.arranged_at), s.absent_id
    from stand_in s join cycle c on c.id = s.cycle_id
      join role_grant g on g.person_id = s.absent_id and g.role = s.role and g.plan_id = c.plan_id
        and (g.cycle_id is null or g.cycle_id = s.cycle_id)
    where s.ended_at is null and s.from_at <= now() and s.until_at > now()
      and (cardinality(s.members) = 0 or cardinality(g.members) = 0 or g.members && s.members))`;
