import type { ChangeRule } from "../change-rule";
import { clockChanged } from "./clock-changed";
import { expiryRemoved } from "./expiry-removed";
import { lifecycleRemoved } from "./lifecycle-removed";
import { periodBegun } from "./period-begun";
import { periodLengthened } from "./period-lengthened";
import { periodShortened } from "./period-shortened";
import { protectionOff } from "./protection-off";
import { storeDestroyed } from "./store-destroyed";
import { storeForgotten } from "./store-forgotten";
import { storeReplaced } from "./store-replaced";
import { versioningSuspended } from "./versioning-suspended";

/** In the order of the catalogue and of a report. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  storeDestroyed,
  storeReplaced,
  storeForgotten,
  expiryRemoved,
  versioningSuspended,
  lifecycleRemoved,
  periodShortened,
  periodBegun,
  periodLengthened,
  clockChanged,
  protectionOff,
];
