// What makes the package of one language.

export interface Packing {
  /** Folder of the project. */
  readonly root: string;
  /** Folder of the code that jsii-pacmak has written for the language. */
  readonly code: string;
  /** Folder for the finished package, there and empty. */
  readonly into: string;
}

/** The same sources give the same bytes, but for what the file that packs says. */
export type Packer = (packing: Packing) => void;
