/** One resource, as a Terraform configuration, a plan or a state has it. */
export interface Resource {
  /** `tencentcloud_cos_bucket.images`, with module and key where there are any. */
  readonly address: string;
  readonly type: string;
  /** Where the construct stands in the tree (`production-data-stores/stores/images`), if CDKTF wrote it. */
  readonly constructPath?: string;
  /**
   * Arguments by name, blocks as lists of objects (a single one also as an object); what is not set is absent. What
   * only Terraform will know is absent in a plan, and a text such as `${tencentcloud_vpc.main.id}` in a configuration.
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** Addresses of the resources that an argument refers to, by the argument's name (the top one, of nested ones). */
  readonly references: Readonly<Record<string, readonly string[]>>;
}
