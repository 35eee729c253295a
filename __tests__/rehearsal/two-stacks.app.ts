import { join } from "node:path";
import { ElasticsearchIndexLifecycle } from "@cdktf/provider-elasticstack/lib/elasticsearch-index-lifecycle";
import { ElasticstackProvider } from "@cdktf/provider-elasticstack/lib/provider";
import { Password } from "@cdktf/provider-random/lib/password";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";

/** A main.ts with two stacks, the second of which logs in to what the first one made. */
const settings = JSON.parse(process.env["RETENTION_REHEARSAL"] ?? "") as {
  readonly stateDirectory: string;
  readonly destroyProtection?: "off";
};
const preventDestroy = settings.destroyProtection !== "off";

function stack(app: App, id: string): TerraformStack {
  const made = new TerraformStack(app, id);
  new LocalBackend(made, { path: join(settings.stateDirectory, `terraform.${id}.tfstate`) });
  return made;
}

const app = new App();
const cluster = stack(app, "cluster");
new RandomProvider(cluster, "random");
const password = new Password(cluster, "password", { length: 20, lifecycle: { preventDestroy } });

const inside = stack(app, "inside-cluster");
new ElasticstackProvider(inside, "elasticstack", {
  elasticsearch: [
    { endpoints: ["https://es.rehearsal.invalid"], username: "elastic", password: password.result },
  ],
});
new ElasticsearchIndexLifecycle(inside, "lifecycle", {
  name: "logs",
  hot: { rollover: { maxAge: "1d" } },
  delete: { minAge: process.env["MIN_AGE"] ?? "730d", delete: {} },
  lifecycle: { preventDestroy: preventDestroy && process.env["UNPROTECTED"] === undefined },
});
app.synth();
