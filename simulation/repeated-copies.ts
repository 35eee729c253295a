import type { Moment } from "./moment";
import type { RecurringTimes } from "./recurring-times";
import type { Copy, Timeline } from "./timeline";

/**
 * A copy of everything that there is, made again and again, each for a while: backups, snapshots. A record is in them
 * from the first that is made after it was written until the last that was made before it was deleted is removed.
 */
export class RepeatedCopies {
  /**
   * @param what such as "automatic backups".
   * @param keptFor age at which one expires, in milliseconds.
   * @param removed when one is removed that expires at a moment. @default - at once
   */
  constructor(
    private readonly what: string,
    private readonly times: RecurringTimes,
    private readonly keptFor: number,
    private readonly removed: (expired: Moment) => Moment = (expired) => expired,
  ) {}

  /** Follows a record that is written now. What it returns is to be called when the record is deleted. */
  follow(timeline: Timeline): () => void {
    let deleted = false;
    let copy: Copy | undefined;
    timeline.at(this.times.from(timeline.now), () => {
      if (!deleted) copy = timeline.make(this.what);
    });
    return () => {
      deleted = true;
      const kept = copy;
      if (!kept) return;
      const expired = this.times.until(timeline.now) + this.keptFor;
      timeline.at(this.removed(expired), () => timeline.remove(kept));
    };
  }
}
