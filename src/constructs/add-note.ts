// What cdktf shows at the end of a synthesis, and keeps in the manifest.
import { AnnotationMetadataEntryType } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * As cdktf's own annotations, without their stack trace: it would be written into the manifest, with folders of this
 * machine, or of a jsii kernel, which has another name in each run.
 */
export function addWarning(construct: IConstruct, message: string): void {
  construct.node.addMetadata(AnnotationMetadataEntryType.WARN, message);
}

/** The same, for what needs nothing to be done. */
export function addInfo(construct: IConstruct, message: string): void {
  construct.node.addMetadata(AnnotationMetadataEntryType.INFO, message);
}
