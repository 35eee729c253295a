import fc from "fast-check";

/** The text of a policy with one to four stores, each with its category. It need not be one that can be kept. */
export const policyText: fc.Arbitrary<string> = fc
  .record({ db: mysql(), logs: elasticsearch(), images: objectStorage() }, { requiredKeys: [] })
  .filter((parts) => Object.keys(parts).length > 0)
  .map((parts) => {
    const present = Object.values(parts);
    return JSON.stringify({
      version: 1,
      stores: Object.assign({}, ...present.map(({ stores }) => stores)),
      categories: Object.assign({}, ...present.map(({ categories }) => categories)),
    });
  });

function mysql() {
  const partition = fc.option(days(1, 60), { nil: undefined });
  return fc
    .record({
      backups: days(7, 400),
      binlogs: fc.integer({ min: 7, max: 400 }),
      every: fc.constantFrom("P1D", "P1W"),
      leftOut: fc.integer({ min: 0, max: 19 }).map((draw) => draw === 0),
      retention: retention(4000),
      call: partition,
      reading: fc.constantFrom({}, { timeZone: "+08:00" }, { timeZone: "-05:30" }, { unit: "seconds" }),
      at: fc.constantFrom({}, { at: "02:30+08:00" }, { at: "23:45-12:00" }),
      audit: partition,
      twoTables: fc.boolean(),
    })
    .map(({ backups, binlogs, every, at, leftOut, retention, call, audit, twoTables, reading }) => ({
      stores: {
        db: {
          kind: "mysql",
          backups: { keepFor: backups },
          binlogs: { keepFor: `P${Math.min(binlogs, Number(/\d+/.exec(backups)?.[0]))}D` },
          purge: leftOut ? { leftOut: "others delete them" } : { every, ...at },
        },
      },
      categories: category("calls", retention, {
        store: "db",
        database: "m",
        tables: { call: table(call, reading), ...(twoTables && { audit: table(audit, reading) }) },
      }),
    }));
}

function elasticsearch() {
  const automatic = fc.constantFrom("off" as const, { keepFor: "P7D" });
  const inRepository = days(1, 400).map((keepFor) => ({ keepFor, repository: "backups" }));
  const one = fc
    .record({
      partition: days(1, 90),
      lifecycle: fc.oneof(
        fc.record({ lifecycle: fc.constant("autonomous-index"), snapshots: automatic }),
        fc.record({ lifecycle: fc.constant("ilm"), snapshots: fc.oneof(automatic, inRepository) }),
      ),
      retention: retention(4000),
    })
    .map(({ partition, lifecycle, retention }) => ({ store: { ...lifecycle, partition }, retention }));
  // In clusters of their own, two stores may have indices of one name.
  return fc.tuple(one, fc.option(one, { nil: undefined, freq: 1 })).map(([logs, more]) => ({
    stores: Object.fromEntries(
      Object.entries({ logs, more }).flatMap(([name, part]) =>
        part ? [[name, { kind: "elasticsearch", ...part.store }]] : [],
      ),
    ),
    categories: {
      ...category("steps", logs.retention, { store: "logs", index: "steps", timeField: "at" }),
      ...(more && category("others", more.retention, { store: "more", index: "steps", timeField: "at" })),
    },
  }));
}

function objectStorage() {
  return fc
    .record({
      unfinishedUploads: days(1, 120),
      versions: fc.option(days(1, 400), { nil: undefined }),
      retention: retention(3650),
      prefixes: fc.constantFrom({}, { prefixes: ["faces/", "cards/"] }),
    })
    .map(({ unfinishedUploads, versions, retention, prefixes }) => ({
      stores: {
        images: {
          kind: "object-storage",
          unfinishedUploads: { keepFor: unfinishedUploads },
          ...(versions !== undefined && { versions: { keepFor: versions } }),
        },
      },
      categories: category("faces", retention, { store: "images", ...prefixes }),
    }));
}

/** A start, an end, or both; short ones often, because there the terms weigh more. */
function retention(most: number) {
  const keepFor = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: most }));
  const slack = fc.integer({ min: 0, max: 900 });
  return fc.oneof(
    keepFor.map((days) => ({ keepFor: `P${days}D` })),
    fc.tuple(keepFor, slack).map(([days, more]) => ({ keepFor: `P${days}D`, goneBy: `P${days + more}D` })),
    fc.integer({ min: 1, max: most + 900 }).map((days) => ({ goneBy: `P${days}D` })),
  );
}

function days(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((days) => `P${days}D`);
}

function table(partition: string | undefined, reading: object) {
  const timeColumn = "unit" in reading ? "count" : "at";
  return { timeColumn, ...reading, ...(partition !== undefined && { partition }) };
}

function category(name: string, retention: object, storedIn: object) {
  return {
    [name]: {
      title: name,
      elements: { at: "timestamp", count: "integer" },
      purposes: ["Testing"],
      legalBasis: { basis: "contract" },
      retention,
      storedIn,
    },
  };
}
