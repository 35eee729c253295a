import type { StoreAccess } from "../constructs/access/store-access";
import { storeName } from "../constructs/store-name";
import type { Environment } from "../environments/environment";
import { type Category, type Elements, LEGAL_BASES, type Policy } from "../policy/policy";
import type { StoreKind } from "../policy/kinds";
import { type Occupant, occupantOf, prefixesOf } from "../policy/occupants";
import type { Period } from "../policy/period";
import { SPECIAL_CATEGORY_BASES } from "../policy/policy";
import type { Holding } from "../schedule/holding";
import { SCHEDULE_KINDS, type StoreSettings } from "../schedule/kinds";
import { NOT_CONTROLLABLE_ANYWHERE } from "../schedule/not-controllable";
import { accessLogGoneByDay } from "../schedule/log-room";
import type { CategorySchedule, RetentionSchedule } from "../schedule/schedule";
import { minutesToDays, type Term } from "../schedule/window";
import type {
  BasisRecord,
  CategoryRecord,
  ElementRecord,
  Exemptions,
  PeriodRecord,
  PlaceRecord,
  PolicyFile,
  RetentionReport,
  TermRecord,
} from "./model";
import { readBesides } from "./read-besides";

export interface ReportInput {
  readonly policy: Policy;
  readonly policyFile: PolicyFile;
  readonly schedule: RetentionSchedule;
  readonly environmentName: string;
  readonly environment: Environment;
  readonly exemptions: Exemptions;
  /** Day 0 of the examples, such as 2026-01-31. */
  readonly asOf?: string;
}

/** Puts together what the report says. Reads no clock: the same input gives the same report. */
export function createReport(input: ReportInput): RetentionReport {
  const { policy, policyFile, schedule, environmentName, environment, exemptions, asOf } = input;
  const kinds = new Set(Object.values(policy.stores).map(({ kind }) => kind));
  return {
    reportVersion: 1,
    policy: policyFile,
    environment: environmentName,
    region: environment.region,
    ...(asOf !== undefined && { asOf }),
    categories: Object.entries(schedule.categories).map(([name, scheduled]) =>
      recordOf(name, policy.categories[name] as Category, scheduled, input),
    ),
    exemptions,
    notControllable: [
      ...[...kinds]
        .sort()
        .flatMap((kind) => SCHEDULE_KINDS[kind].notControllable.map((copy) => ({ kind, ...copy }))),
      NOT_CONTROLLABLE_ANYWHERE,
    ],
  };
}

function recordOf(
  name: string,
  category: Category,
  { window, holdings }: CategorySchedule,
  input: ReportInput,
): CategoryRecord {
  const { title, description, purposes, legalBasis, specialCategory, retention } = category;
  return {
    name,
    title,
    ...(description !== undefined && { description }),
    elements: [...elementRecords(category.elements)],
    purposes,
    legalBasis: basisOf(legalBasis, LEGAL_BASES, "6(1)"),
    ...(specialCategory &&
      legalBasis.specialCategory && {
        specialCategory: {
          elements: specialCategory,
          legalBasis: basisOf(legalBasis.specialCategory, SPECIAL_CATEGORY_BASES, "9(2)"),
        },
      }),
    retention: {
      ...(retention.keepFor && { keepFor: periodOf(retention.keepFor) }),
      ...(retention.goneBy && { goneBy: periodOf(retention.goneBy) }),
    },
    keptUntilDay: minutesToDays(window.earliest),
    goneByDay: minutesToDays(window.latest),
    ...(window.notEnforced !== undefined && { notEnforced: window.notEnforced }),
    places: holdings.map((holding) => placeOf(holding, input)),
  };
}

function* elementRecords(elements: Elements, within = ""): Iterable<ElementRecord> {
  for (const [key, type] of Object.entries(elements)) {
    const name = `${within}${key}`;
    if (typeof type === "string") yield { name, type };
    else {
      yield { name, type: "object" };
      yield* elementRecords(type, `${name}.`);
    }
  }
}

/** @param bases in the order of the article's points, which are lettered from a. */
function basisOf<Basis extends string>(
  { basis, obtainedBy }: { readonly basis: Basis; readonly obtainedBy?: string },
  bases: readonly Basis[],
  article: string,
): BasisRecord {
  const point = String.fromCharCode("a".charCodeAt(0) + bases.indexOf(basis));
  return {
    basis,
    article: `GDPR article ${article}(${point})`,
    ...(obtainedBy !== undefined && { obtainedBy }),
  };
}

function periodOf(period: Period): PeriodRecord {
  return { period: period.toString(), days: period.days };
}

function timeOf({ time }: Occupant): Pick<PlaceRecord, "timeElement" | "timeReading"> {
  if (!time) return {};
  const { element, reading = {} } = time;
  return { timeElement: element, ...(Object.keys(reading).length > 0 && { timeReading: reading }) };
}

function placeOf(holding: Holding, input: ReportInput): PlaceRecord {
  const { policy, schedule, environment } = input;
  const { store, unit, window } = holding;
  const occupant = occupantOf(policy, holding);
  const prefixes = prefixesOf(occupant);
  const { kind } = policy.stores[store] as Policy["stores"][string];
  const override = environment.stores[store];
  const logs = override?.accessLogs ?? environment.objectStorage.accessLogs;
  return {
    store,
    kind,
    cloudName: cloudNameOf(store, kind, input),
    noun: occupant.noun,
    unit,
    ...(prefixes && { prefixes }),
    ...timeOf(occupant),
    keptUntilDay: minutesToDays(window.earliest),
    goneByDay: minutesToDays(window.latest),
    ...(window.notEnforced !== undefined && { notEnforced: window.notEnforced }),
    terms: termsOf(window.terms),
    readers: readersOf(override),
    readBesides: readBesides(schedule.stores[store] as StoreSettings, override),
    writers: override?.writers ?? [],
    ...(kind === "object-storage" &&
      logs && { accessLogGoneByDay: accessLogGoneByDay(holding, logs.keepFor.days) }),
  };
}

function cloudNameOf(store: string, kind: StoreKind, { environmentName, environment }: ReportInput): string {
  const override = environment.stores[store];
  if (override?.existing) return override.existing.endpoint;
  const name = storeName(environmentName, store, override);
  return kind === "object-storage" ? `${name}-${environment.appId}` : name;
}

/** As the environment says it. */
function readersOf({ readers = [], administrators = [] }: StoreAccess = {}): PlaceRecord["readers"] {
  return [
    ...readers.map((role) => ({ role, may: "read" as const })),
    ...administrators.map((role) => ({ role, may: "administer" as const })),
  ];
}

function termsOf(terms: readonly Term[]): TermRecord[] {
  let elapsed = 0;
  return terms.map(({ what, minutes, source }) => {
    const fromDay = minutesToDays(elapsed);
    elapsed += minutes;
    return { what, minutes, fromDay, untilDay: minutesToDays(elapsed), source };
  });
}
