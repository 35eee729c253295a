import { TerraformVariable } from "cdktf";
import { Network } from "../../constructs/network/network";
import { only, refusals, synthesized } from "./synthesized";

const props = {
  name: "sandbox",
  cidr: "10.0.0.0/16",
  subnets: { "ap-guangzhou-6": "10.0.6.0/24", "ap-guangzhou-7": "10.0.7.0/24" },
};

describe("a network", () => {
  it("has a subnet in each zone and no way to the internet", () => {
    const json = synthesized((stack) => new Network(stack, "network", props));

    expect(only(json, "tencentcloud_vpc")).toMatchObject({ name: "sandbox", cidr_block: "10.0.0.0/16" });
    expect(Object.values(json.resource["tencentcloud_subnet"]!)).toEqual([
      expect.objectContaining({ availability_zone: "ap-guangzhou-6", cidr_block: "10.0.6.0/24" }),
      expect.objectContaining({ availability_zone: "ap-guangzhou-7", cidr_block: "10.0.7.0/24" }),
    ]);
    expect(Object.keys(json.resource).sort()).toEqual(["tencentcloud_subnet", "tencentcloud_vpc"]);
    expect(json.resource).toMatchSnapshot();
  });

  it.each([
    ["no zone", { subnets: {} }, "zones: subnets is {}; a subnet in at least one zone"],
    ["a name that is too long", { name: "x".repeat(41) }, "at most 40 characters"],
    [
      "a range on the internet",
      { cidr: "8.8.0.0/16", subnets: { "ap-guangzhou-6": "8.8.6.0/24" } },
      'private-access: cidr is "8.8.0.0/16"; a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
    ],
    [
      "bits of a host",
      { cidr: "10.0.0.1/16" },
      'range: cidr is "10.0.0.1/16"; a range that begins at its first address',
    ],
    [
      "bits of a host in a subnet",
      { subnets: { "ap-guangzhou-6": "10.0.6.1/24" } },
      'range: subnets.ap-guangzhou-6 is "10.0.6.1/24"; a range that begins at its first address',
    ],
    [
      "a name that leaves a subnet no room for its own",
      { name: "x".repeat(40), subnets: { "na-siliconvalley-extra-12": "10.0.6.0/24" } },
      "a name that leaves room for that of the subnet, <name>-na-siliconvalley-extra-12, at most 60",
    ],
    ["no range", { cidr: "foo" }, 'private-access: cidr is "foo"; a part of 10.0.0.0/8'],
    ["more than a range", { cidr: "10.0.0.0/16/8" }, 'private-access: cidr is "10.0.0.0/16/8"'],
    [
      "a subnet that is no range",
      { subnets: { "ap-guangzhou-6": "10.0.6.0" } },
      'range: subnets.ap-guangzhou-6 is "10.0.6.0"; an IPv4 range',
    ],
    [
      "a subnet outside of it",
      { subnets: { "ap-guangzhou-6": "10.1.6.0/24" } },
      'range: subnets.ap-guangzhou-6 is "10.1.6.0/24"; a part of 10.0.0.0/16: 10.1.6.0/24 is not inside',
    ],
    [
      "subnets that overlap",
      { subnets: { "ap-guangzhou-6": "10.0.6.0/24", "ap-guangzhou-7": "10.0.0.0/20" } },
      'range: subnets.ap-guangzhou-7 is "10.0.0.0/20"; a range of its own: 10.0.0.0/20 overlaps 10.0.6.0/24 of',
    ],
  ])("is refused with %s", (_, changed, refusal) => {
    expect(refusals((stack) => new Network(stack, "network", { ...props, ...changed }))).toEqual([
      expect.stringContaining(refusal),
    ]);
  });

  it("takes ranges that only Terraform will know", () => {
    const found = refusals((stack) => {
      const range = (name: string) => new TerraformVariable(stack, name, { type: "string" }).stringValue;
      const subnets = { "ap-guangzhou-6": range("first"), "ap-guangzhou-7": "10.0.7.0/24" };
      new Network(stack, "network", { ...props, cidr: range("all"), subnets });
    });

    expect(found).toEqual([]);
  });
});
