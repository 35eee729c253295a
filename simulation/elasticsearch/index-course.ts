import type { Moment } from "../moment";
import { modulo } from "../recurring-times";
import type { RepeatedCopies } from "../repeated-copies";
import type { Timeline } from "../timeline";
import type { Course } from "../unit";

/** How the backing indices of an index come and go: all in milliseconds. */
export interface BackingIndices {
  /** When one of them began. */
  readonly begin: Moment;
  /** How much time one covers. */
  readonly span: number;
  /** How long after its end one is deleted. */
  readonly deletedAfter: number;
}

/** A document goes with the backing index that covers its time. */
export class IndexCourse implements Course {
  constructor(
    private readonly indices: BackingIndices,
    private readonly snapshots: readonly RepeatedCopies[],
  ) {}

  turningPoints(near: Moment): Moment[] {
    return [this.endOfIndex(near)];
  }

  write(timeline: Timeline): void {
    const document = timeline.make("document", true);
    const deleted = this.snapshots.map((snapshots) => snapshots.follow(timeline));
    timeline.at(this.endOfIndex(timeline.now) + this.indices.deletedAfter, () => {
      timeline.remove(document);
      deleted.forEach((follow) => follow());
    });
  }

  private endOfIndex(moment: Moment): Moment {
    const { begin, span } = this.indices;
    return moment - modulo(moment - begin, span) + span;
  }
}
