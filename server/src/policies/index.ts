export { createPoliciesController } from './controller';
export { createPolicyBook } from './policy-book';
export { routes } from './routes';
export { createPolicies, type Policies } from './service';
export { createPolicyStore } from './store';
