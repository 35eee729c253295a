/** What a zone of a region is called. */
export const ZONE = /^[a-z]+-[a-z]+(-[a-z]+)?-\d+$/;
export const ZONE_FORM = "a zone, such as ap-guangzhou-6";
