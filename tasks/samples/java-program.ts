// Java has no statements outside of a class: the translation goes into a `main`.

/** The class has the name of the file. */
export function javaProgram(translation: string, name: string): string {
  const lines = translation.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const body = lines.filter((line) => !line.startsWith('import ')).join('\n');
  const indented = body.trim().replace(/^(?=.)/gm, '        ');
  return `${imports.join('\n')}

public class ${javaClass(name)} {
    public static void main(String[] args) {
${indented}
    }
}
`;
}

export function javaClass(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
