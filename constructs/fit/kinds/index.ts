import type { StoreKind } from "../../../policy/kinds";
import type { SettingsOf, StoreSettings } from "../../../schedule/kinds";
import { elasticsearch } from "./elasticsearch";
import type { FitKind } from "./fit-kind";
import { mysql } from "./mysql";
import { objectStorage } from "./object-storage";

const KINDS: { readonly [K in StoreKind]: FitKind<SettingsOf<K>> } = {
  mysql,
  elasticsearch,
  "object-storage": objectStorage,
};

/** By the kind of store; each takes the settings of its own kind. */
export const FIT_KINDS: Readonly<Record<StoreKind, FitKind<StoreSettings>>> = KINDS;
