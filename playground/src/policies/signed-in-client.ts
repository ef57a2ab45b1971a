interface PolicyContext {
  state: { user?: { id: number } };
}

/**
 * Someone can grant an action to the Public role in the panel, or call it with an API token. Neither is a client, so
 * neither has entries of its own.
 */
export default (policyContext: PolicyContext): boolean => policyContext.state.user !== undefined;
