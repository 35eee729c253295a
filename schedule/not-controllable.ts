/** A copy that no setting of this project reaches. */
export interface NotControllable {
  readonly copy: string;
  readonly lives: string;
  /** What to know of it, or to do about it. */
  readonly note: string;
}

/** Whatever the store. */
export const NOT_CONTROLLABLE_ANYWHERE: NotControllable = {
  copy: "what the application or a person copies elsewhere",
  lives: "",
  note: "not controllable from here",
};
