// examples/java, deployed as its README says.
import { describeExample } from '../support/example';
import { JAVA } from '../support/java';
import { lockMaven, MAVEN_SETTINGS } from '../support/maven';

let release: () => Promise<void>;
beforeAll(async () => {
  release = await lockMaven();
});
afterAll(() => release());

describeExample(JAVA, MAVEN_SETTINGS);
