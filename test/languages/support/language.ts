// A language that the package is for, as its users have it: with its own client, and the package from dist/.

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** C# is generated and looked at, and run only where dotnet is. */
export type LanguageName = Language['name'] | 'csharp';

export interface Language {
  readonly name: 'typescript' | 'python' | 'java' | 'go';
  /**
   * Makes a program ready to run: the package and its runtime installed by the language's ordinary client, once for the
   * same package, and what must be compiled, compiled. `program` is a folder of sources; the command runs anywhere.
   */
  prepare(program: string): Promise<Command>;
}
