import { join } from "node:path";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { MysqlStore } from "../../constructs/mysql/mysql-store";
import { Period } from "../../policy/period";

/** A main.ts with an instance that exists, and a database in it. */
const settings = JSON.parse(process.env["RETENTION_REHEARSAL"] ?? "") as {
  readonly stateDirectory: string;
  readonly destroyProtection?: "off";
};

const app = new App();
const stack = new TerraformStack(app, "calls");
new LocalBackend(stack, { path: join(settings.stateDirectory, "terraform.calls.tfstate") });
new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
new RandomProvider(stack, "random");
new MysqlStore(stack, "calls", {
  name: "calls",
  network: {
    vpcId: "vpc-1",
    clientCidrs: ["10.0.0.0/16"],
    subnets: [{ zone: "ap-guangzhou-1", subnetId: "subnet-1" }],
  },
  size: { memory: 8000, disk: 200 },
  backupsExpireAfter: Period.days(14),
  binlogsExpireAfter: Period.days(7),
  databases: ["monitoring"],
  rowPurge: { rowsStay: "a nightly job of the application deletes them" },
  importFrom: "cdb-1a2b3c4d",
  importDatabases: ["monitoring"],
  destroyProtection: settings.destroyProtection !== "off",
});
app.synth();
