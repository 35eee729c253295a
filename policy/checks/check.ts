import type { Finding } from "../../strict-yaml/problem";
import type { Parts } from "../parts";

/** A rule about a policy: what is wrong with the sound parts of it. */
export type Check = (parts: Parts) => Iterable<Finding>;
