import type { StoreKind } from "../../../policy/kinds";
import { elasticsearch } from "./elasticsearch";
import type { GuardKind } from "./guard-kind";
import { mysql } from "./mysql";
import { objectStorage } from "./object-storage";

/** By the kind of store, in the order of the catalogue of rules. */
export const GUARD_KINDS: Readonly<Record<StoreKind, GuardKind>> = {
  "object-storage": objectStorage,
  elasticsearch,
  mysql,
};
