import { MysqlInstance } from "@cdktf/provider-tencentcloud/lib/mysql-instance";
import { MysqlTimeWindow } from "@cdktf/provider-tencentcloud/lib/mysql-time-window";
import type { Construct } from "constructs";
import { destroyProtectionLifecycle } from "../destroy-protection";
import { PrivateAccess } from "../network/private-access";
import type { StoreNetwork } from "../network/store-network";
import { GeneratedPassword } from "../secrets/generated-password";
import * as defaults from "./defaults";
import { traitsOf } from "./instance-traits";
import type { MysqlSize } from "./mysql-size";
import { securityGroupName } from "./mysql-store-rules";
import type { MysqlStoreProps } from "./mysql-store";

/** The instance of a store that creates or imports one, with its root account, who may reach it, and when it is maintained. */
export function createInstance(
  store: Construct,
  props: MysqlStoreProps,
  size: MysqlSize,
  secretName: string,
): MysqlInstance {
  const protection = props.destroyProtection ?? true;
  const { nodes, port } = traitsOf(props);
  const access = new PrivateAccess(store, "access", {
    name: securityGroupName(props.name),
    clientCidrs: props.network.clientCidrs,
    ports: [port],
    tags: props.tags,
  });
  const root = new GeneratedPassword(store, "root", {
    secretName,
    username: "root",
    length: 32,
    tags: props.tags,
  });
  const instance = new MysqlInstance(store, "Resource", {
    instanceName: props.name,
    engineVersion: size.engineVersion ?? defaults.ENGINE_VERSION,
    memSize: size.memory,
    volumeSize: size.disk,
    cpu: size.cpu,
    deviceType: size.deviceType ?? (nodes === 1 ? "BASIC_V2" : undefined),
    diskType: size.diskType,
    chargeType: "POSTPAID",
    vpcId: props.network.vpcId,
    ...placement(props.network, nodes),
    intranetPort: port,
    internetService: 0,
    securityGroups: [access.securityGroup.id],
    rootPassword: root.value,
    parameters: props.parameters,
    destroyProtect: protection ? "on" : "off",
    tags: props.tags,
    lifecycle: destroyProtectionLifecycle(protection),
  });
  if (props.importFrom !== undefined) instance.importFrom(props.importFrom);
  new MysqlTimeWindow(store, "maintenance", {
    instanceId: instance.id,
    timeRanges: [props.maintenanceWindow ?? defaults.MAINTENANCE_WINDOW],
    weekdays: defaults.MAINTENANCE_DAYS,
    maxDelayTime: defaults.MAINTENANCE_MAX_DELAY,
  });
  return instance;
}

/** Spreads the nodes over the zones in their order, more than one in a zone if there are fewer zones than nodes. */
function placement(network: StoreNetwork, nodes: number) {
  const [primary, ...others] = Array.from(
    { length: nodes },
    (_, i) => network.subnets[i % network.subnets.length],
  );
  const [first, second] = others.map((subnet) => subnet?.zone);
  return {
    subnetId: primary?.subnetId,
    availabilityZone: primary?.zone,
    slaveDeployMode: new Set([primary?.zone, first, second].filter(Boolean)).size > 1 ? 1 : 0,
    slaveSyncMode: nodes === 1 ? 0 : defaults.SYNC_MODE,
    firstSlaveZone: first,
    secondSlaveZone: second,
  };
}
