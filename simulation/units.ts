import { Resources } from "../terraform-json/resources";
import type { Resource } from "../terraform-json/resource";
import { clusterUnits } from "./elasticsearch/cluster";
import { mysqlUnits } from "./mysql/instance";
import { bucketUnits } from "./object-storage/bucket";
import type { Unit } from "./unit";

/** What finds the units of each kind of store. */
const FINDERS: readonly ((resources: Resources) => Unit[])[] = [mysqlUnits, clusterUnits, bucketUnits];

/** Everything among the resources that holds records, by what deletes as one. */
export function unitsOf(all: readonly Resource[]): Unit[] {
  const resources = new Resources(all);
  return FINDERS.flatMap((unitsIn) => unitsIn(resources));
}
