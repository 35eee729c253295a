import type { StoreKind } from "../../../policy/kinds";
import type { SettingsOf, StoreSettings } from "../../../schedule/kinds";
import type { CheckPlanKind } from "./check-plan-kind";
import { elasticsearch } from "./elasticsearch";
import { mysql } from "./mysql";
import { objectStorage } from "./object-storage";

const KINDS: { readonly [K in StoreKind]: CheckPlanKind<SettingsOf<K>> } = {
  mysql,
  elasticsearch,
  "object-storage": objectStorage,
};

/** By the kind of store; each takes the settings of its own kind. */
export const CHECK_PLAN_KINDS: Readonly<Record<StoreKind, CheckPlanKind<StoreSettings>>> = KINDS;
