import { CommonClient } from "tencentcloud-sdk-nodejs-common/tencentcloud/common/common_client";
import type { Account } from "./connect";
import { PurgeError } from "./purge-error";

export interface SecretSource {
  /** `https://` and the host of the SSM API; another port or plain `http://` is for tests. */
  readonly endpoint: string;
  readonly region: string;
  readonly secretName: string;
  /** The temporary credentials of the function's role. */
  readonly credential: { readonly secretId: string; readonly secretKey: string; readonly token: string };
}

const SSM_VERSION = "2019-09-23";
/** Of a secret for a cloud product it stands for the version in use (API GetSecretValue). */
const CURRENT = "SSM_Current";
const ANSWER_WITHIN_SECONDS = 20;

/**
 * Reads the database account from SSM. Its password rotates, so it is read at each run and never kept.
 *
 * @throws PurgeError with the code of the service, never with its text.
 */
export async function readAccount({
  endpoint,
  region,
  secretName,
  credential,
}: SecretSource): Promise<Account> {
  const { protocol, host } = new URL(endpoint);
  const client = new CommonClient(host, SSM_VERSION, {
    credential,
    region,
    profile: { httpProfile: { protocol: `${protocol}//`, reqTimeout: ANSWER_WITHIN_SECONDS } },
  });
  let answer: unknown;
  try {
    answer = await client.request("GetSecretValue", { SecretName: secretName, VersionId: CURRENT });
  } catch (error) {
    throw new PurgeError(`reading the secret of the database account: ${codeOf(error)}`);
  }
  return accountIn(answer);
}

/** `{"UserName": "...", "Password": "..."}` is what SSM keeps for a database. */
function accountIn(answer: unknown): Account {
  const text = (answer as { SecretString?: unknown } | null)?.SecretString;
  try {
    const { UserName: user, Password: password } = JSON.parse(String(text)) as Record<string, unknown>;
    if (typeof user === "string" && typeof password === "string" && user !== "") return { user, password };
  } catch {
    // The text may hold the password: it must not be part of the message.
  }
  throw new PurgeError("the secret of the database account does not hold UserName and Password");
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" && /^[A-Za-z][A-Za-z0-9_.]*$/.test(code) ? code : "SSM cannot be reached";
}
