import { type Moment, NEVER } from "./moment";

/** A copy of a record. */
export interface Copy {
  /** What it is, such as "row". */
  readonly what: string;
  /** Whether the service reads from it: false of backups and other leftovers. */
  readonly readFrom: boolean;
  readonly made: Moment;
  /** `NEVER` as long as nothing removes it. */
  readonly gone: Moment;
}

interface Event {
  readonly at: Moment;
  readonly happen: () => void;
}

/** Steps from event to event until nothing is left to happen, and keeps the copies of one record. */
export class Timeline {
  private readonly copies: { -readonly [Key in keyof Copy]: Copy[Key] }[] = [];
  /** The next one last. */
  private readonly events: Event[] = [];

  constructor(private moment: Moment) {}

  get now(): Moment {
    return this.moment;
  }

  /** Lets something happen, after what is to happen at the same moment already; at once if the moment is past. */
  at(moment: Moment, happen: () => void): void {
    if (moment === NEVER) return;
    const at = Math.max(moment, this.moment);
    let place = this.events.length;
    while (place > 0 && (this.events[place - 1] as Event).at <= at) place--;
    this.events.splice(place, 0, { at, happen });
  }

  make(what: string, readFrom: boolean = false): Copy {
    const copy = { what, readFrom, made: this.moment, gone: NEVER };
    this.copies.push(copy);
    return copy;
  }

  remove(copy: Copy): void {
    const kept = this.copies.find((other) => other === copy);
    if (kept) kept.gone = this.moment;
  }

  /** Runs to the end. */
  run(): readonly Copy[] {
    for (let event = this.events.pop(); event; event = this.events.pop()) {
      this.moment = event.at;
      event.happen();
    }
    return this.copies;
  }
}
