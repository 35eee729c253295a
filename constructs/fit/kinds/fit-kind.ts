import type { StoreSettings } from "../../../schedule/kinds";
import type { StoreOverride } from "../../store-sizes";
import type { Misfit, StoreFit } from "../misfit";

/** What one kind of store asks of where it is put. */
export interface FitKind<Settings extends StoreSettings> {
  /** What may be said of a single store of the kind, besides its name. */
  readonly options: readonly Exclude<keyof StoreOverride, "name">[];
  misfits(fit: StoreFit<Settings>): Misfit[];
}
