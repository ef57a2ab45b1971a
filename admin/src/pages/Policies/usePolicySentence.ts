import { useIntl } from 'react-intl';

import type { PolicyRecord } from '../../../../contracts';
import { useAmount } from '../../translations/useAmount';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { usePanelRoles } from '../../hooks/usePanelRoles';
import { useSay } from '../../translations/say';
import { roleName } from '../Invitations/InvitationsTable';
import { policySentence } from './policy-sentence';

export function usePolicySentence(): (policy: PolicyRecord) => string {
  const say = useSay();
  const duration = useAmount();
  const { formatList, formatNumber } = useIntl();
  const { data: options } = useEditorOptions();
  const panelRoles = usePanelRoles();
  return (policy) =>
    policySentence(policy, {
      say,
      duration,
      list: (items) =>
        formatList(items.map((item) => (typeof item === 'number' ? formatNumber(item) : item))),
      roleName: (type) => roleName(options, type),
      panelRoleName: (code) => panelRoles.find((role) => role.code === code)?.name ?? code,
    });
}
