import type { StoreKind } from "../../policy/kinds";
import type { SettingsOf, StoreSettings } from "../../schedule/kinds";
import { elasticsearch } from "./elasticsearch";
import { mysql } from "./mysql";
import { objectStorage } from "./object-storage";
import type { StoreKindConstructs } from "./store-kind";

const KINDS: { readonly [K in StoreKind]: StoreKindConstructs<SettingsOf<K>> } = {
  mysql,
  elasticsearch,
  "object-storage": objectStorage,
};

/** By the kind of store; each takes the settings of its own kind. */
export const CONSTRUCTS_KINDS: Readonly<Record<StoreKind, StoreKindConstructs<StoreSettings>>> = KINDS;
