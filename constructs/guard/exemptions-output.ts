/** Somebody's reason for letting a violation be. */
export interface Exemption {
  /** Id of the rule. */
  readonly rule: string;
  /** Addresses of the resources that it is for. */
  readonly resources: readonly string[];
  readonly reason: string;
}

/** The name of the output in which a stack says what is exempted: whoever reads the plan or the state sees it. */
export const EXEMPTIONS_OUTPUT = "retention-exemptions";
