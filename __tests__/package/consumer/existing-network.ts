import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { ElasticsearchStore, MysqlStore, Period, type StoreNetwork } from "tencentcloud-retention";
import { SecurityGroup } from "tencentcloud-retention/providers/tencentcloud/security-group";
import { TencentcloudProvider } from "tencentcloud-retention/providers/tencentcloud/provider";

const network: StoreNetwork = {
  vpcId: "vpc-12345678",
  clientCidrs: ["10.0.0.0/16"],
  subnets: [{ zone: "ap-guangzhou-6", subnetId: "subnet-12345678" }],
};

export function existingNetwork(app: App): TerraformStack {
  const stack = new TerraformStack(app, "existing-network");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  new RandomProvider(stack, "random");
  const mysql = new MysqlStore(stack, "orders", {
    name: "orders",
    network,
    size: { memory: 1000, disk: 25, nodes: 1 },
    backupsExpireAfter: Period.days(7),
    binlogsExpireAfter: Period.days(7),
    databases: ["orders"],
    rowPurge: { rowsStay: "the application deletes its rows itself" },
  });
  new ElasticsearchStore(stack, "search", {
    name: "search",
    network,
    size: { version: "7.14.2", dataNodes: { count: 2, type: "ES.S1.MEDIUM4", disk: 20 } },
  }).addAutonomousIndex("steps", {
    indexName: "steps",
    elements: { at: "timestamp", step: "keyword" },
    timeField: "at",
    expireAfter: Period.parse("P2Y"),
    partition: Period.days(1),
  });
  // A resource of their own beside the constructs, from the same bindings.
  new SecurityGroup(stack, "clients", { name: `clients-of-${mysql.port}` });
  return stack;
}
