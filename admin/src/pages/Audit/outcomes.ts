import type { AuditOutcome } from '../../../../contracts';
import type { StatusLook } from '../../components/statuses';

export const OUTCOMES = {
  success: { label: 'outcome.success', tone: 'success' },
  refused: { label: 'outcome.refused', tone: 'danger' },
  withheld: { label: 'outcome.withheld', tone: 'neutral' },
} as const satisfies Record<AuditOutcome, StatusLook>;
