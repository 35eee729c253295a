import { isObject } from "./arguments";
import { isInCluster } from "./cluster";
import { type JsonObject, notAllowed, objects, parseJsonObject } from "./json-document";
import { shownValues } from "./known-values";
import { verifyChanges } from "./plan-changes";
import { PlanReferences } from "./plan-references";
import type { Change, Resource } from "./resource";

const ALLOWED = "the output of `terraform show -json`, of a plan or of a state";

/** A newer minor version only adds: developer.hashicorp.com/terraform/internals/json-format */
const FORMAT_MAJOR = "1";

/** What Terraform is about to make of a configuration, or has made of it. */
export interface Plan {
  readonly of: "plan" | "state";
  /** Those that there will be, or are. */
  readonly resources: readonly Resource[];
  /** What is about to happen to each, also if nothing is; none of a state. */
  readonly changes: readonly Change[];
  /** Addresses of the resources that Terraform leaves to a later plan: what becomes of them is not known. */
  readonly deferred: readonly string[];
  /** Values of the outputs that are known and not sensitive, by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * A plan or a state as `terraform show -json` writes it, child modules included.
 *
 * @throws InputError if it is neither, or of a format that is not known here.
 */
export function readPlan(text: string, file: string): Plan {
  const json = parseJsonObject(text, file, ALLOWED);
  const version = json["format_version"];
  if (typeof version !== "string") throw notAllowed(file, "is neither a plan nor a state", ALLOWED);
  if (version.split(".")[0] !== FORMAT_MAJOR) {
    throw notAllowed(file, `has the format ${JSON.stringify(version)}`, `${ALLOWED}, format 1`);
  }
  if (json["errored"] === true) throw notAllowed(file, "is a plan that ended with an error", ALLOWED);
  if ("resource_changes" in json || "planned_values" in json) {
    verifyChanges(json, file);
    return planOf(json);
  }
  if (!isObject(json["values"]) && !isStateOfNothing(json)) {
    throw notAllowed(file, "has neither planned_values nor values", ALLOWED);
  }
  return stateOf(json);
}

/** Terraform prints no more than the format of a state without resources and outputs. */
function isStateOfNothing(json: JsonObject): boolean {
  return json["format_version"] === "1.0" && Object.keys(json).length === 1;
}

function stateOf(json: JsonObject): Plan {
  const values = objects(json["values"])[0] ?? {};
  return {
    of: "state",
    resources: resourcesIn(values).map((resource) => ({
      address: String(resource["address"]),
      type: String(resource["type"]),
      values: shownValues(resource["values"], { sensitive: resource["sensitive_values"] }),
      references: {},
    })),
    changes: [],
    deferred: [],
    outputs: outputsIn(values),
  };
}

function planOf(json: JsonObject): Plan {
  const planned = objects(json["planned_values"])[0] ?? {};
  const changed = objects(json["resource_changes"]).filter(({ mode }) => mode === "managed");
  const resources = resourcesIn(planned);
  const references = new PlanReferences(
    objects(json["configuration"])[0] ?? {},
    new Set([...resources, ...changed].map(({ address }) => String(address))),
  );
  const detailsOf = new Map(
    changed
      .filter(({ deposed }) => deposed === undefined)
      .map(({ address, change }) => [address, objects(change)[0] ?? {}]),
  );
  return {
    of: "plan",
    resources: resources.map((resource): Resource => {
      const address = String(resource["address"]);
      const { after_unknown: unknown, after_sensitive } = detailsOf.get(address) ?? {};
      const sensitive = after_sensitive ?? resource["sensitive_values"];
      const set = references.expressionsOf(address);
      const type = String(resource["type"]);
      return {
        address,
        type,
        values: shownValues(resource["values"], { unknown, sensitive, set }),
        ...ofConfiguration(address, type, references),
      };
    }),
    changes: changed.map((change) => changeOf(change, references)),
    deferred: objects(json["deferred_changes"]).map((deferred) =>
      String(objects(deferred["resource_change"])[0]?.["address"]),
    ),
    outputs: outputsIn(planned),
  };
}

function changeOf({ address, type, deposed, change }: JsonObject, references: PlanReferences): Change {
  const details = objects(change)[0] ?? {};
  const { actions, before, after, before_sensitive, after_unknown, after_sensitive } = details;
  const configured = String(address);
  // In the words of Terraform, for what a replacement has left behind.
  const shown = typeof deposed === "string" ? `${configured} (deposed object ${deposed})` : configured;
  const was = isObject(before) ? shownValues(before, { sensitive: before_sensitive }) : undefined;
  const willBe = isObject(after)
    ? shownValues(after, {
        unknown: after_unknown,
        sensitive: after_sensitive,
        set: references.expressionsOf(configured),
      })
    : undefined;
  return {
    address: shown,
    type: String(type),
    actions: Array.isArray(actions) ? actions.map(String) : [],
    ...(was && { before: was }),
    ...(willBe && { after: willBe }),
    resource: {
      address: shown,
      type: String(type),
      values: willBe ?? was ?? {},
      ...ofConfiguration(configured, String(type), references),
    },
  };
}

function ofConfiguration(address: string, type: string, references: PlanReferences) {
  const provider = isInCluster({ type }) ? references.providerOf(address) : undefined;
  return { references: references.of(address), ...(provider && { provider }) };
}

function resourcesIn(values: JsonObject): JsonObject[] {
  return objects(values["root_module"]).flatMap(resourcesOfModule);
}

function resourcesOfModule(module: JsonObject): JsonObject[] {
  return [
    ...objects(module["resources"]).filter(({ mode }) => mode === "managed"),
    ...objects(module["child_modules"]).flatMap(resourcesOfModule),
  ];
}

function outputsIn(values: JsonObject): Record<string, unknown> {
  return Object.fromEntries(
    objects(values["outputs"])
      .flatMap((outputs) => Object.entries(outputs))
      .filter(
        ([, output]) => isObject(output) && output["sensitive"] !== true && output["value"] !== undefined,
      )
      .map(([name, output]) => [name, (output as JsonObject)["value"]]),
  );
}
