import type { Resources } from "../../terraform-json/resources";
import type { Unit } from "../unit";
import { autonomousIndexUnits } from "./autonomous-index";
import { dataStreamUnits } from "./data-stream";

/** Indices that the service deletes, and data streams that the cluster does. */
export function clusterUnits(resources: Resources): Unit[] {
  return [...autonomousIndexUnits(resources), ...dataStreamUnits(resources)];
}
