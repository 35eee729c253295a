/** What a policy allows: tencentcloud.com/document/product/598/10603 */
export interface Statement {
  readonly action: readonly string[];
  readonly effect: "allow";
  /** A list, or the provider cannot read it back (service_tencentcloud_cam.go:1210). */
  readonly resource: readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The text of a CAM policy. */
export function policyDocument(statement: readonly Statement[]): string {
  return JSON.stringify({ version: "2.0", statement });
}
