import { CosBucket } from "@cdktf/provider-tencentcloud/lib/cos-bucket";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { App, TerraformStack } from "cdktf";

/** The least that a CDKTF app can be: what it costs is cdktf's to answer for. */
const app = new App();
const stack = new TerraformStack(app, "bare");
new TencentcloudProvider(stack, "tencentcloud", { region: "ap-guangzhou" });
new CosBucket(stack, "bucket", { bucket: "bare-1250000000" });
app.synth();
