import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Certificate } from "./server";

/** A certificate for a server, and the authority that signed it: itself. In the folder, as PEM. */
export function makeCertificate(folder: string): Certificate {
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=server-of-a-test"].concat([
      "-keyout",
      key,
      "-out",
      certificate,
    ]),
    { stdio: "ignore" },
  );
  return { certificate, key };
}
