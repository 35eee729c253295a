/** One step into a value: the name of an attribute, the key of a map, the index of a list. */
export type Step = { readonly attribute: string } | { readonly key: string } | { readonly index: number };
export type Path = readonly Step[];

/** What is wrong or worth knowing, and where. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly path?: Path;
}

export function attributePath(...names: string[]): Path {
  return names.map((attribute) => ({ attribute }));
}

/** A finding as the protocol has it: Terraform then shows the place in the configuration that it is about. */
export function toDiagnostic(finding: Finding): object {
  return {
    severity: finding.severity === "error" ? "ERROR" : "WARNING",
    summary: finding.summary,
    detail: finding.detail ?? "",
    attribute: finding.path ? toAttributePath(finding.path) : undefined,
  };
}

export function toAttributePath(path: Path): object {
  return {
    steps: path.map((step) => {
      if ("attribute" in step) return { attribute_name: step.attribute };
      return "key" in step ? { element_key_string: step.key } : { element_key_int: step.index };
    }),
  };
}
