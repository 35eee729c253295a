import { isObject } from "./arguments";
import { byConfiguredAddress, instancesOf, stepsOf, withoutKeys } from "./addresses";
import { type JsonObject, objects } from "./json-document";
import type { ProviderConfiguration } from "./resource";

/** A module of the configuration, at one of its instances. */
interface Scope {
  /** `module.stores["a"]`; empty at the root. */
  readonly address: string;
  readonly module: JsonObject;
  /** How it was called, and from where. */
  readonly caller?: { readonly scope: Scope; readonly call: JsonObject };
}

/** Follows the references that the configuration inside a plan writes, through variables and outputs of modules. */
export class PlanReferences {
  private readonly instances: ReadonlyMap<string, readonly string[]>;
  private readonly root: JsonObject;

  /**
   * @param configuration of the plan.
   * @param addresses of all resources of the plan.
   */
  constructor(
    private readonly configuration: JsonObject,
    addresses: Iterable<string>,
  ) {
    this.root = member(configuration, "root_module") ?? {};
    this.instances = byConfiguredAddress(addresses);
  }

  /** What the configuration sets of a resource, by argument; undefined if it is not in the configuration. */
  expressionsOf(address: string): JsonObject | undefined {
    const found = this.resourceOf(address);
    return found && member(found, "expressions");
  }

  /** Addresses that each argument of a resource refers to. */
  of(address: string): Record<string, readonly string[]> {
    const expressions = this.expressionsOf(address) ?? {};
    const scope = this.scopeOf(address);
    return Object.fromEntries(
      Object.entries(expressions)
        .map(([name, expression]) => {
          const referred = this.resolve(expression, scope);
          return [
            name,
            [...new Set(referred.flatMap((to) => instancesOf(to, address, this.instances)))],
          ] as const;
        })
        .filter(([, addresses]) => addresses.length > 0),
    );
  }

  /** How the provider of a resource is configured; undefined if that is not known. */
  providerOf(address: string): ProviderConfiguration | undefined {
    const key = this.resourceOf(address)?.["provider_config_key"];
    if (typeof key !== "string") return undefined;
    const provider = member(member(this.configuration, "provider_config") ?? {}, key) ?? {};
    const endpoints = objects(member(provider, "expressions")?.["elasticsearch"])
      .map(({ endpoints }) => endpoints)
      .filter(isObject);
    const constant = endpoints.flatMap(({ constant_value: value }) => value ?? []);
    const { module_address: module = "" } = provider;
    const scope = this.scopeOf(join(String(module), `${key}.`));
    return {
      key,
      ...(constant.length > 0 && { endpoints: JSON.stringify(constant) }),
      references: this.resolve(endpoints, scope).flatMap((to) => instancesOf(to, address, this.instances)),
    };
  }

  private resourceOf(address: string): JsonObject | undefined {
    const local = withoutKeys(stepsOf(address).slice(-2).join("."));
    const resources = listOf(this.scopeOf(address).module["resources"]);
    return resources.find(({ mode, type, name }) => mode === "managed" && `${type}.${name}` === local);
  }

  private scopeOf(address: string): Scope {
    const steps = stepsOf(address);
    let scope: Scope = { address: "", module: this.root };
    for (let i = 0; steps[i] === "module"; i += 2) scope = inside(scope, steps[i + 1] ?? "");
    return scope;
  }

  private resolve(expression: unknown, scope: Scope): string[] {
    return mostPrecise(referencesIn(expression)).flatMap((reference) => {
      const [first = "", second = "", third = ""] = stepsOf(reference);
      if (first === "var") {
        const { caller } = scope;
        return caller
          ? this.resolve(member(caller.call, "expressions")?.[withoutKeys(second)], caller.scope)
          : [];
      }
      if (first === "module") {
        const called = inside(scope, second);
        const output = member(member(called.module, "outputs") ?? {}, withoutKeys(third));
        return output ? this.resolve(output["expression"], called) : [];
      }
      return [join(scope.address, `${first}.${second}`)];
    });
  }
}

function inside(scope: Scope, step: string): Scope {
  const call = member(member(scope.module, "module_calls") ?? {}, withoutKeys(step)) ?? {};
  return {
    address: join(scope.address, `module.${step}`),
    module: member(call, "module") ?? {},
    caller: { scope, call },
  };
}

/** Terraform lists `a.b["x"].id`, `a.b["x"]` and `a.b`: what the others only shorten says less. */
function mostPrecise(references: readonly string[]): string[] {
  return references.filter((one) => !references.some((other) => other !== one && other.startsWith(one)));
}

function referencesIn(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isObject(expression)) return [];
  const { references } = expression;
  if (Array.isArray(references)) return references.filter((item): item is string => typeof item === "string");
  return Object.values(expression).flatMap(referencesIn);
}

function join(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}

function member(object: JsonObject, name: string): JsonObject | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return isObject(value) ? value : undefined;
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
