// What makes the package of one language.

export interface Packing {
  /** Folder of the clone, which keeps what tools download. */
  readonly root: string;
  /** Folder of the package's own package.json: that of the clone, or what was made of it for another library. */
  readonly project: string;
  /** Folder of the code that jsii-pacmak has written for the language. */
  readonly code: string;
  /** Folder for the finished package, there and empty. */
  readonly into: string;
}

/** The same sources give the same bytes, but for what the file that packs says. */
export type Packer = (packing: Packing) => void;
