/** What a plan does that would destroy data; how the data ends with the protection off comes after it. */
export const REFUSED = "the plan is refused while destroyProtection is on; with it off";
