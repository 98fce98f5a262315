import type { LocalText } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { SharedReading } from './shared-reading.js';

/** What everybody may know of a release before its instant: of which cycle it is, and when it comes. */
export interface Announcement {
  readonly cycle: string;
  readonly title: LocalText;
  readonly instant: Date;
}

const ANNOUNCED = {
  name: 'announced-releases',
  text: `
    select c.code as cycle, c.title, a.instant from announcement a join cycle c on c.id = a.cycle_id
    order by a.instant, c.code`,
};

/** The instants that were announced and are still ahead, the next one first. */
@Injectable()
export class Announcements {
  private readonly all = new SharedReading(() => this.database.readPublic<Announcement>(ANNOUNCED));

  constructor(private readonly database: Database) {}

  async list(at: Date): Promise<Announcement[]> {
    return (await this.all.ask()).filter(({ instant }) => instant > at);
  }
}
