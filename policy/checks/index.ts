import { automaticSnapshots } from "./automatic-snapshots";
import { binlogsWithinBackups } from "./binlogs-within-backups";
import { bucketExpiresInTime } from "./bucket-expires-in-time";
import type { Check } from "./check";
import { dataStreamNames } from "./data-stream-names";
import { eachPlaceOnce } from "./each-place-once";
import { elementNamesDiffer } from "./element-names-differ";
import { elementsAreDeclared } from "./elements-are-declared";
import { everyCategoryIsStored } from "./every-category-is-stored";
import { everyStoreIsUsed } from "./every-store-is-used";
import { indexFitsItsElements } from "./index-fits-its-elements";
import { listsWithoutRepeats } from "./lists-without-repeats";
import { oneRetentionAPlace } from "./one-retention-a-place";
import { prefixesApart } from "./prefixes-apart";
import { retentionIsAWindow } from "./retention-is-a-window";
import { sharersAgree } from "./sharers-agree";
import { specialCategoryHasABasis } from "./special-category-has-a-basis";
import { specialCategoryIsDeclared } from "./special-category-is-declared";
import { timeIsATimestamp } from "./time-is-a-timestamp";

/** Every rule about a policy that looks at more than one value. */
export const checks: readonly Check[] = [
  everyStoreIsUsed,
  everyCategoryIsStored,
  elementsAreDeclared,
  elementNamesDiffer,
  specialCategoryIsDeclared,
  specialCategoryHasABasis,
  retentionIsAWindow,
  bucketExpiresInTime,
  binlogsWithinBackups,
  automaticSnapshots,
  dataStreamNames,
  indexFitsItsElements,
  timeIsATimestamp,
  oneRetentionAPlace,
  eachPlaceOnce,
  sharersAgree,
  prefixesApart,
  listsWithoutRepeats,
];
