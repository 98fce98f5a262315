import { randomUUID } from 'node:crypto';
import type { SavedView, SaveView as View } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database, SavedViewEntity, type Reach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

const MOST_VIEWS = 50;
const own = ({ id }: Actor): Reach => ({ actor: id });

/** The views of the review queue that a person saved: theirs alone, on whatever device they sign in. */
@Injectable()
export class ReadSavedViews {
  constructor(private readonly database: Database) {}

  execute(actor: Actor): Promise<SavedView[]> {
    return this.database.as(own(actor), async (tx) => {
      const rows = await tx.find(SavedViewEntity, { where: { personId: actor.id }, order: { name: 'ASC' } });
      return rows.map(({ id, name, filters }) => ({ id, name, filters }));
    });
  }
}

/** Saves the filters of the queue under a name. */
@Injectable()
export class SaveView {
  constructor(private readonly database: Database) {}

  /** The view's id. Refuses `view.name-taken` and `view.too-many`. */
  execute({ actor, view, at }: { actor: Actor; view: View; at: Date }): Promise<string> {
    return this.database.as(own(actor), async (tx) => {
      const { name, filters } = view;
      // Two windows of one person are served one after the other.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`saved_view ${actor.id}`]);
      const names = (await tx.findBy(SavedViewEntity, { personId: actor.id })).map((each) => each.name);
      if (names.includes(name)) throw new Refusal('view.name-taken', { name });
      if (names.length >= MOST_VIEWS) throw new Refusal('view.too-many', { most: MOST_VIEWS });
      const id = randomUUID();
      await tx.insert(SavedViewEntity, { id, personId: actor.id, name, filters, createdAt: at } as never);
      return id;
    });
  }
}

/** Removes a view; another person's is as unknown as one that is not there. */
@Injectable()
export class RemoveView {
  constructor(private readonly database: Database) {}

  /** Refuses `not-found`. */
  execute({ actor, id }: { actor: Actor; id: string }): Promise<void> {
    return this.database.as(own(actor), async (tx) => {
      const { affected } = await tx.delete(SavedViewEntity, { id, personId: actor.id });
      if (affected !== 1) throw new Refusal('not-found', { subject: 'view' });
    });
  }
}
