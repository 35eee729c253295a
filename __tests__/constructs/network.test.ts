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
  ])("is refused with %s", (_, changed, refusal) => {
    expect(refusals((stack) => new Network(stack, "network", { ...props, ...changed }))).toEqual([
      expect.stringContaining(refusal),
    ]);
  });
});
