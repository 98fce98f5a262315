/** Whether a person has a second factor in force, an app that makes codes or a passkey, as an expression; `p` is the person. */
export const HAS_SECOND_FACTOR = `(exists (select from second_factor f where f.person_id = p.id and f.confirmed_at is not null)
      or exists (select from passkey k where k.person_id = p.id))`;
