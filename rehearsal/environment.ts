import { join } from "node:path";
import { REHEARSAL_VARIABLE } from "../cli/rehearsal-settings";
import type { AttachedProvider } from "./attach";
import type { Session } from "./session";

/** Variables of the user that would redirect state, add arguments, or carry credentials into the rehearsal. */
const LEFT_OUT = /^(TF_(?!VAR_|LOG)|TENCENTCLOUD_|ELASTICSEARCH_|KIBANA_|FLEET_|CDKTF_(OUTPUT|OUTDIR|HOME)$)/;

/** The environment of the user without what must not reach a rehearsal. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== REHEARSAL_VARIABLE && !LEFT_OUT.test(name)),
  );
}

/** Has Terraform ask the attached provider alone: no registry, no mirror, no cloud. */
export function offlineVariables(
  reattach: string,
  terraformConfiguration: string,
): Readonly<Record<string, string>> {
  return {
    TF_REATTACH_PROVIDERS: reattach,
    TF_CLI_CONFIG_FILE: terraformConfiguration,
    TENCENTCLOUD_SECRET_ID: "rehearsal",
    TENCENTCLOUD_SECRET_KEY: "rehearsal",
    CHECKPOINT_DISABLE: "1",
  };
}

/** What a rehearsed command runs with in place of the user's environment. */
export function rehearsalEnvironment(
  session: Session,
  provider: AttachedProvider,
  options: { readonly destroyProtection?: "off" } = {},
): NodeJS.ProcessEnv {
  // cdktf runs Terraform in out/stacks/<stack>.
  const stackFolder = join(session.output, "stacks", "any");
  return {
    ...inheritedEnvironment(),
    [REHEARSAL_VARIABLE]: JSON.stringify({ stateDirectory: session.state, ...options }),
    ...offlineVariables(provider.reattach(stackFolder), session.terraformConfiguration),
    CDKTF_HOME: session.home,
    CDKTF_OUTPUT: session.output,
    // `terraform providers lock` asks the registry, even for a provider that is attached.
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
  };
}
