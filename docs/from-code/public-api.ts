import { join } from "node:path";
import ts from "typescript";

const PROJECT = join(__dirname, "..", "..");

/** A property or method that whoever uses a construct sees. */
export interface Member {
  readonly name: string;
  /** As the code writes it. */
  readonly type: string;
  readonly meaning: string;
  readonly required: boolean;
  readonly isMethod: boolean;
  /** The value of `@default`, if it says one. */
  readonly byDefault?: string;
}

/** What the package exports, by name, as the TypeScript compiler sees it. */
export class PublicApi {
  private readonly checker: ts.TypeChecker;
  private readonly exports: ReadonlyMap<string, ts.Symbol>;

  constructor() {
    const index = join(PROJECT, "index.ts");
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(PROJECT, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
      ts.sys,
      PROJECT,
    );
    const program = ts.createProgram([index], options);
    this.checker = program.getTypeChecker();
    const source = program.getSourceFile(index);
    const module = source && this.checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${index} is no module`);
    this.exports = new Map(
      this.checker.getExportsOfModule(module).map((symbol) => [symbol.name, this.declared(symbol)]),
    );
  }

  get names(): readonly string[] {
    return [...this.exports.keys()];
  }

  /** Members in the order of the code; what is inherited comes last, and of cdktf's nothing. */
  members(name: string): Member[] {
    const symbol = this.exports.get(name);
    if (!symbol) throw new Error(`index.ts exports no ${name}`);
    const ofClass = (symbol.flags & ts.SymbolFlags.Class) !== 0;
    return this.typeOf(symbol)
      .getProperties()
      .flatMap((property) => {
        const [declaration] = property.declarations ?? [];
        if (!declaration || isHidden(declaration)) return [];
        // What every construct has, such as `node`, is cdktf's to explain.
        if (ofClass && declaration.parent !== symbol.declarations?.[0]) return [];
        return [this.member(property, declaration, ofClass)];
      });
  }

  /** What is exported again from where it is declared. */
  private declared(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private typeOf(symbol: ts.Symbol): ts.Type {
    return symbol.flags & ts.SymbolFlags.Variable
      ? this.checker.getTypeOfSymbol(symbol)
      : this.checker.getDeclaredTypeOfSymbol(symbol);
  }

  private member(property: ts.Symbol, declaration: ts.Declaration, ofClass: boolean): Member {
    const isMethod = ts.isMethodDeclaration(declaration);
    const tag = property.getJsDocTags(this.checker).find(({ name }) => name === "default");
    return {
      name: isMethod ? `${property.name}(${declaration.parameters.map(textOf).join(", ")})` : property.name,
      type: typeText(declaration),
      meaning: ts.displayPartsToString(property.getDocumentationComment(this.checker)),
      required: (property.flags & ts.SymbolFlags.Optional) === 0 && !ofClass,
      isMethod,
      byDefault: tag && ts.displayPartsToString(tag.text),
    };
  }
}

function isHidden(declaration: ts.Declaration): boolean {
  return (
    (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0
  );
}

function typeText(declaration: ts.Declaration): string {
  const type = (declaration as { readonly type?: ts.TypeNode }).type;
  return type ? textOf(type) : "";
}

function textOf(node: ts.Node): string {
  return node.getText().replace(/\s+/g, " ");
}
