import { scopeRules } from "../access/scope-rules";
import { MOST_SECURITY_GROUP_NAME_CHARACTERS } from "../network/private-access";
import { storeNetworkRules, zonesOfRegion } from "../network/store-network-rules";
import { idForm, nameForm, type PropRule, range } from "../prop-rule";
import { DISK, LEAST_DATA_NODES, MASTERS, MOST_ZONES, SNAPSHOT_TIME } from "./defaults";
import type { ElasticsearchSize } from "./elasticsearch-size";
import type { ElasticsearchStoreProps } from "./elasticsearch-store";

/** What the security group of a cluster is called. */
export function securityGroupName(name: string): string {
  return `${name}-elasticsearch`;
}

/** In the name of a cluster: 50 (provider, es/instance.go), and as many as its security group's has room for. */
const MOST_NAME_CHARACTERS = Math.min(50, MOST_SECURITY_GROUP_NAME_CHARACTERS - securityGroupName("").length);

/** The rule that a name can be that of a cluster, with the names that begin with it. */
export function clusterNameForm(prop: string, name: string): PropRule {
  return nameForm(prop, name, /^\S(.*\S)?$/, MOST_NAME_CHARACTERS, "a name without spaces around it");
}

/** What the props of a cluster must fulfil. */
export function elasticsearchStoreRules(props: ElasticsearchStoreProps): PropRule[] {
  return [
    clusterNameForm("name", props.name),
    ...storeNetworkRules(props.network, MOST_ZONES),
    ...zonesOfRegion(props.network, props.region),
    ...scopeRules(props),
    nameForm("size.version", props.size.version, /^\d+\.\d+\.\d+$/, 20, "a version such as 7.14.2"),
    nameForm(
      "snapshotTime",
      props.snapshotTime ?? SNAPSHOT_TIME,
      /^([01]\d|2[0-3]):00$/,
      5,
      "a full hour, such as 02:00",
    ),
    ...(props.importFrom === undefined ? [] : [idForm("importFrom", props.importFrom, "es")]),
    range("size.dataNodes.disk", props.size.dataNodes.disk, ...DISK, "GB"),
    ...nodeRules(props.size, props.network.subnets.length),
  ];
}

/**
 * How many nodes a cluster needs; over several zones the service wants dedicated masters, and data nodes in equal
 * number in each zone.
 */
export function nodeRules({ dataNodes, masterNodes }: ElasticsearchSize, zones: number): PropRule[] {
  const masters = masterNodes?.count ?? 0;
  const severalZones = zones > 1;
  return [
    range("size.dataNodes.count", dataNodes.count, LEAST_DATA_NODES, 50, "data nodes"),
    {
      rule: "masters",
      prop: "size.masterNodes.count",
      value: masters,
      holds: MASTERS.includes(masters) || (masterNodes === undefined && !severalZones),
      allowed: `${MASTERS.join(" or ")} dedicated masters${severalZones ? `, which ${zones} zones need` : ""}`,
    },
    {
      rule: "multi-zone",
      prop: "size.dataNodes.count",
      value: dataNodes.count,
      holds: !severalZones || dataNodes.count % zones === 0,
      allowed: `a multiple of ${zones}, the number of zones`,
    },
  ];
}
