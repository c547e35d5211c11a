// The spelling of names in HCL.

/** `exportJobId` as `export_job_id`. */
export function attributeName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
