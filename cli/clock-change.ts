import { isSameReading, readingInWords, type TimeElement, type TimeReading } from "../policy/time-reading";
import { minutesAhead, UTC } from "../policy/utc-offset";
import { lengthInWords } from "../schedule/length-in-words";

/** What becomes of records because something else says how old they are. */
export interface ClockChange {
  readonly effect: "older" | "younger";
  readonly words: string;
}

/** What another element, another zone or another unit does to the age of what is in a table or an index. */
export function clockChanges(unit: string, old: TimeElement, now: TimeElement): ClockChange[] {
  const [was, is] = [old.reading ?? {}, now.reading ?? {}];
  if (isSameReading(was, is) && old.element === now.element) return [];
  if (old.element === now.element && was.unit === is.unit) return [otherZone(unit, was, is)];
  if (old.element === now.element && was.unit && is.unit) return [otherUnit(unit, was.unit, is)];
  const named = ({ element, reading = {} }: TimeElement) =>
    isSameReading(was, is) ? element : `${element} ${readingInWords(reading)}`;
  const words = `the age of what is in ${unit} counts from ${named(now)}, not from ${named(old)}: where that is`;
  return [
    { effect: "older", words: `${words} earlier, it goes earlier` },
    { effect: "younger", words: `${words} later, it is kept longer` },
  ];
}

function otherZone(unit: string, old: TimeReading, now: TimeReading): ClockChange {
  const [was, is] = [old, now].map(({ timeZone = UTC }) => minutesAhead(timeZone)) as [number, number];
  const by = lengthInWords(Math.abs(is - was));
  const words = `times in ${unit} are read ${readingInWords(now)}, not ${readingInWords(old)}: every row is`;
  // Where clocks are ahead, the same time of day is an earlier moment.
  return is > was
    ? { effect: "older", words: `${words} ${by} older than before, and goes ${by} earlier` }
    : { effect: "younger", words: `${words} ${by} younger than before, and is kept ${by} longer` };
}

function otherUnit(unit: string, was: string, now: TimeReading): ClockChange {
  const words = `times in ${unit} are read ${readingInWords(now)}, not in ${was}: what was written in ${was} is then`;
  return was === "seconds"
    ? { effect: "older", words: `${words} from January 1970, and goes at the next run` }
    : { effect: "younger", words: `${words} from the far future, and stays` };
}
