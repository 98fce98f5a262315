import { Injectable } from '@nestjs/common';

/** Who has not been heard of for so long edits no more. */
const FORGOTTEN_MS = 60_000;
/** More are not kept: what is oldest is forgotten first. */
const MOST_PLACES = 2_000;
const MOST_PEOPLE = 20;

interface Seen {
  readonly name: string;
  /** By this process's clock. */
  readonly at: number;
}

/** Who edits where, as this process has heard it from all of them within the last minute. It is lost with the process, and soon told again. */
@Injectable()
export class Editing {
  /** By place, then by person; the place heard of last stands last. */
  private readonly places = new Map<string, Map<string, Seen>>();

  hear(place: string, { person, name }: { readonly person: string; readonly name: string }, at: Date): void {
    const people = this.peopleAt(place, at);
    if (people.size >= MOST_PEOPLE && !people.has(person)) return;
    people.set(person, { name, at: at.getTime() });
    this.places.delete(place);
    this.places.set(place, people);
    for (const oldest of this.places.keys()) {
      if (this.places.size <= MOST_PLACES) break;
      this.places.delete(oldest);
    }
  }

  /** The names of those who edit at a place beside a person. */
  beside(person: string, place: string, at: Date): string[] {
    return [...this.peopleAt(place, at)].filter(([id]) => id !== person).map(([, { name }]) => name);
  }

  private peopleAt(place: string, at: Date): Map<string, Seen> {
    const since = at.getTime() - FORGOTTEN_MS;
    return new Map([...(this.places.get(place) ?? [])].filter(([, seen]) => seen.at > since));
  }
}
