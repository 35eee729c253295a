import type { z } from "zod";
import { elasticsearch } from "./elasticsearch";
import { mysql } from "./mysql";
import { objectStorage } from "./object-storage";

/** The kinds of store that a policy can speak of, by the name that `kind` gives them there. */
export const POLICY_KINDS = { mysql, elasticsearch, "object-storage": objectStorage };

type Kinds = typeof POLICY_KINDS;
export type StoreKind = keyof Kinds;
/** A store of a kind, as the policy sets it. */
export type StoreOf<K extends StoreKind> = z.output<Kinds[K]["store"]>;
/** Where a category lies in a store of a kind. */
export type PlaceOf<K extends StoreKind> = Parameters<Kinds[K]["occupied"]>[0];
