import { createChangePolicies, type ChangePoliciesDeps } from './change-policies';
import { createListPolicies, type ListPoliciesDeps } from './list-policies';

/** Expiry policies as the panel sees and changes them. */
export function createPolicies(deps: ListPoliciesDeps & ChangePoliciesDeps) {
  return { list: createListPolicies(deps).list, ...createChangePolicies(deps) };
}

export type Policies = ReturnType<typeof createPolicies>;
