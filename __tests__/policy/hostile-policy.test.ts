import { readPolicy } from "../../policy/read-policy";
import { complaints, edited, withCategory } from "./small-policy";

test("a policy of 1,000 categories in one store is read whole", () => {
  // Given
  const categories = Array.from({ length: 1_000 }, (_, index) => {
    const elements = Array.from({ length: 20 }, (_, element) => `e${element}: keyword`).join(", ");
    return `  category-${index}:
    title: Category ${index}
    elements: { at: timestamp, ${elements} }
    purposes: [Billing]
    legalBasis: { basis: contract }
    retention: { keepFor: P${index + 1}D }
    storedIn: { store: search, index: index-${index}, timeField: at }
`;
  });
  const text = edited(["  logs:\n", `${categories.join("")}  logs:\n`]);

  // When
  const { policy } = readPolicy(text, "p.yaml");

  // Then
  expect(Object.keys(policy.categories)).toHaveLength(1_003);
});

test("1,000 categories that are all wrong are all reported", () => {
  // Given
  const categories = Array.from({ length: 1_000 }, (_, index) => `  category-${index}: {}\n`);

  // When
  const printed = complaints(edited(["  logs:\n", `${categories.join("")}  logs:\n`]));

  // Then: title, elements, purposes, legalBasis, retention and storedIn are missing
  expect(printed).toHaveLength(6_000);
  expect(printed[0]).toBe("p.yaml:27:3 categories.category-0.title: is missing; allowed: text, not empty");
});

test("elements nested too deeply are refused", () => {
  // Given
  const elements = `${"{ a: ".repeat(10_000)}text${" }".repeat(10_000)}`;

  // When
  const printed = complaints(edited(["{ photo: image }", elements]));

  // Then
  expect(printed).toEqual([
    "p.yaml:36:500: lists and maps are nested too deeply; allowed: up to 100 inside each other",
  ]);
});

test("elements nested as deeply as the text may be are read", () => {
  // Given: the list of categories, the category and the place of the elements take three of the 100 levels
  const elements = `${"{ a: ".repeat(97)}text${" }".repeat(97)}`;

  // When
  const printed = complaints(edited(["{ photo: image }", elements]));

  // Then
  expect(printed).toEqual([]);
});

test("names that JavaScript knows are names like any other", () => {
  // Given
  const elements = "{ hasOwnProperty: keyword, toString: text, valueOf: { constructor: timestamp } }";
  const place = "{ store: search, index: constructor, timeField: toString }";

  // When
  const printed = complaints(edited(withCategory(elements, "{ keepFor: P30D }", place)));

  // Then
  expect(printed).toEqual([
    'p.yaml:47:63 categories.more.storedIn.timeField: "toString" is of type text, not a timestamp; declare a timestamp among the elements of this category',
  ]);
});

test("__proto__ is refused wherever it stands, and changes no prototype", () => {
  // Given
  const text = edited(
    ["title: Logs", "title: Logs\n    __proto__: { title: x }"],
    ["{ photo: image }", "{ photo: image, __proto__: { polluted: text } }"],
  );

  // When
  const printed = complaints(text);

  // Then
  expect(printed).toEqual([
    'p.yaml:29:5 categories.logs.__proto__: unknown key "__proto__"; allowed: any other name',
    'p.yaml:37:31 categories.photos.elements.__proto__: unknown key "__proto__"; allowed: any other name',
  ]);
  expect({}).not.toHaveProperty("polluted");
});
