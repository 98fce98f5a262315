import type { Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';

/** What is edited, and who may hear of it: a member's draft, or a chapter of a cycle. */
export interface EditedPlace {
  readonly key: string;
  readonly audience:
    | { readonly cycle: string; readonly member: string; readonly draft: true }
    | { readonly cycle: string; readonly member: null; readonly unpublished: true };
}

/** Tells every API process that somebody is editing. Nothing is stored: whoever hears it forgets it after a minute. */
@Injectable()
export class TellEditing {
  constructor(private readonly database: Database) {}

  async execute({ key, audience }: EditedPlace, { id, name }: Actor): Promise<void> {
    await this.database.as({ actor: id }, (tx) =>
      notifyChanged(tx, { ...audience, keys: [key], editing: { person: id, name } }),
    );
  }
}
