import type { PlaceOf, StoreKind, StoreOf } from "../../policy/kinds";
import type { Place, Store } from "../../policy/policy";
import { elasticsearch } from "./elasticsearch";
import { mysql } from "./mysql";
import { objectStorage } from "./object-storage";
import type { ScheduleKind } from "./schedule-kind";

const KINDS = { mysql, elasticsearch, "object-storage": objectStorage } satisfies {
  readonly [K in StoreKind]: ScheduleKind<StoreOf<K>, PlaceOf<K>, { readonly kind: K }>;
};

/** What a store of a kind is set to, so that it keeps the promise: concrete numbers, no policy left to interpret. */
export type SettingsOf<K extends StoreKind> = ReturnType<(typeof KINDS)[K]["schedule"]>["settings"];
export type StoreSettings = SettingsOf<StoreKind>;

/** By the kind of store; each takes the stores, places and settings of its own kind. */
export const SCHEDULE_KINDS: Readonly<Record<StoreKind, ScheduleKind<Store, Place, StoreSettings>>> = KINDS;
