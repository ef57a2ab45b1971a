import type { InputProblem } from '../../../contracts';
import type { ChangedRules } from '../config/rule-book';
import type { Accounts } from '../domain/ports';
import { unknownRole } from '../domain/unknown-role';

export interface UnknownRolesDeps {
  accounts: Pick<Accounts, 'roles'>;
  panelRoles: () => Promise<string[]>;
}

/** Which of the roles that somebody names now are not there. */
export function createUnknownRoles({ accounts, panelRoles }: UnknownRolesDeps) {
  return async function unknownRoles(wanted: ChangedRules): Promise<InputProblem[]> {
    const types = (await accounts.roles()).map(({ type }) => type);
    const named = (rule: string) => (wanted[rule] ?? []) as string[];
    return [
      ...unknownRole('rules.allowedRoles', named('allowedRoles'), types),
      ...unknownRole('rules.inviterUserRoles', named('inviterUserRoles'), types),
      ...unknownRole('rules.inviterPanelRoles', named('inviterPanelRoles'), await panelRoles()),
    ];
  };
}
