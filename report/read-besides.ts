import type { StoreOverride } from "../constructs/store-sizes";
import type { StoreSettings } from "../schedule/kinds";

const ADMINISTRATORS = "administrators of the cloud account";
const STATE = "whoever reads the Terraform state (it has passwords)";
const PURGE = "the row purge";
const ELSEWHERE = "whoever has permission from elsewhere (not seen from here)";

/** Who may read a store besides the roles that its environment names. */
export function readBesides(settings: StoreSettings, override: StoreOverride = {}): string[] {
  return [ADMINISTRATORS, ...ownReaders(settings, override), ELSEWHERE];
}

function ownReaders(settings: StoreSettings, { existing, readers = [] }: StoreOverride): string[] {
  switch (settings.kind) {
    case "mysql":
      return "everyDays" in settings.purge ? [STATE, PURGE] : [STATE];
    case "elasticsearch":
      // The account of an existing cluster is a variable, which no state has.
      return existing && readers.length === 0 ? [] : [STATE];
    default:
      return [];
  }
}
