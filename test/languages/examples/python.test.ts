// examples/python, with the wheel of dist in a virtual environment of its own.
import { describeExample } from '../support/example';
import { PYTHON } from '../support/python';

describeExample(PYTHON);
