import { Resources } from "../terraform-json/resources";
import type { Resource } from "../terraform-json/resource";
import { autonomousIndexUnits } from "./elasticsearch/autonomous-index";
import { dataStreamUnits } from "./elasticsearch/data-stream";
import { mysqlUnits } from "./mysql/instance";
import { bucketUnits } from "./object-storage/bucket";
import type { Unit } from "./unit";

/** Everything among the resources that holds records, by what deletes as one. */
export function unitsOf(all: readonly Resource[]): Unit[] {
  const resources = new Resources(all);
  return [
    ...mysqlUnits(resources),
    ...autonomousIndexUnits(resources),
    ...dataStreamUnits(resources),
    ...bucketUnits(resources),
  ];
}
