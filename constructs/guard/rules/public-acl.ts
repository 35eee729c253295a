import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

/** How an access control list names everybody. */
const EVERYBODY = /groups\/global\/(AllUsers|AuthenticatedUsers)|cam::anyone:anyone/i;

const OPEN = /^(public-|authenticated-read)/i;

const wrong = "everybody may read, or write as well";
const allowed = "private, and grants to named accounts only";

export const publicAcl: Rule = {
  id: "public-acl",
  title: "No bucket and no object is opened to everybody by its access control list",
  why: "Whoever guesses or finds a key has the object.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket", "tencentcloud_cos_bucket_object"],
  check: ({ values }) => {
    const acl = text(values, "acl");
    if (acl !== undefined && OPEN.test(acl))
      return verdictOf([{ argument: "acl", value: acl, wrong, allowed }]);
    const [grantee] = EVERYBODY.exec(text(values, "acl_body") ?? "") ?? [];
    return verdictOf(grantee === undefined ? [] : [{ argument: "acl_body", value: grantee, wrong, allowed }]);
  },
};
