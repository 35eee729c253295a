import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { createSchedule, Network, readPolicy, RetentionStores } from "tencentcloud-retention";
import { TencentcloudProvider } from "tencentcloud-retention/providers/tencentcloud/provider";

const file = join(__dirname, "retention-policy.yaml");
export const { policy } = readPolicy(readFileSync(file, "utf8"), file);

export function ownPolicy(app: App): TerraformStack {
  const stack = new TerraformStack(app, "own-policy");
  new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
  new RandomProvider(stack, "random");
  new RetentionStores(stack, "stores", {
    schedule: createSchedule(policy),
    environment: "shop",
    region: "ap-guangzhou",
    appId: "1250000000",
    network: new Network(stack, "network", {
      name: "shop",
      cidr: "10.1.0.0/16",
      subnets: { "ap-guangzhou-6": "10.1.6.0/24" },
    }),
    sizes: { mysql: { memory: 1000, disk: 25, nodes: 1 } },
  });
  return stack;
}
