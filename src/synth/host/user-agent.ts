// How requests at synth time name their sender.
import { userAgent } from '../../model/release';

export const USER_AGENT = userAgent(`${process.platform};${process.arch}`, `node/${process.versions.node}`);
