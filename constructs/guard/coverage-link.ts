/** A resource of one type belongs to the store of another, which an argument names. */
export interface CoverageLink {
  readonly type: string;
  readonly argument: string;
  readonly to: string;
  /** Set if the argument is the other's, and names this one. */
  readonly backwards?: true;
}
