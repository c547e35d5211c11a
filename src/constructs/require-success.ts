// Makes Terraform refuse a job that is not Successful, beside whatever else the lifecycle of its data block says.
import type { TerraformDataSource, TerraformResourceLifecycle } from 'cdktf';

/** As `successProblem` of the model says it. */
const SUCCESS = {
  condition: '${self.state == "Successful"}',
  errorMessage:
    'Export job ${self.id} is ${coalesce(self.state, "in no state")}, and has to be Successful.' +
    '${try(" Atlas says: ${self.state_reason.message}", "")}',
};

/** The lifecycle stays what it was or becomes later, with the condition in it, once. */
export function requireSuccessAtApply(job: TerraformDataSource): void {
  let lifecycle = withSuccess(job.lifecycle);
  Object.defineProperty(job, 'lifecycle', {
    configurable: true,
    get: () => lifecycle,
    set: (given?: TerraformResourceLifecycle) => {
      lifecycle = withSuccess(given);
    },
  });
}

function withSuccess(lifecycle: TerraformResourceLifecycle = {}): TerraformResourceLifecycle {
  const { postcondition = [] } = lifecycle;
  const others = postcondition.filter(({ condition }) => condition !== SUCCESS.condition);
  return { ...lifecycle, postcondition: [...others, SUCCESS] };
}
