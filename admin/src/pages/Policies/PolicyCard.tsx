import { Badge, Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { NavLink } from 'react-router-dom';

import type { PolicyRecord } from '../../../../contracts';
import { Card } from '../../components/Card';
import { RULE_LABELS } from '../../components/changes/field-labels';
import { usePolicyName } from '../../components/usePolicyName';
import { useMay } from '../../hooks/useMay';
import { useSay } from '../../translations/say';
import { pathOf } from '../sections';
import { LongLinkNotice } from './LongLinkNotice';
import { changedRules } from './policy-draft';
import { usePolicySentence } from './usePolicySentence';

/** One policy, read as a sentence. */
export function PolicyCard({ policy }: { policy: PolicyRecord }) {
  const say = useSay();
  const may = useMay();
  const sentence = usePolicySentence();
  const name = usePolicyName()(policy.key, policy.label);
  const label = say(may('policies.manage') ? 'policies.edit' : 'policies.look');
  return (
    <Card
      title={name}
      action={
        <LinkButton
          tag={NavLink}
          to={`${pathOf('policies')}/${policy.key}`}
          variant="secondary"
          size="S"
          aria-label={`${label}: ${name}`}
        >
          {label}
        </LinkButton>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography style={{ overflowWrap: 'anywhere' }}>{sentence(policy)}</Typography>
        <LongLinkNotice seconds={policy.rules.linkLifetimeSeconds} />
        <Flex gap={3} wrap="wrap">
          <Origin policy={policy} />
          <Typography variant="pi" textColor="neutral600">
            {say('policies.in-use', { links: policy.liveLinks, invitations: policy.pendingInvitations })}
          </Typography>
        </Flex>
        <LockedRules policy={policy} />
      </Flex>
    </Card>
  );
}

/** Whether it is as it came. */
function Origin({ policy }: { policy: PolicyRecord }) {
  const say = useSay();
  if (!policy.builtIn) return <Badge variant="neutral">{say('policies.own', { key: policy.key })}</Badge>;
  if (changedRules(policy).length === 0) return null;
  return <Badge variant="secondary">{say('policies.changed')}</Badge>;
}

export function LockedRules({ policy }: { policy: PolicyRecord }) {
  const say = useSay();
  if (policy.locked.length === 0) return null;
  const rules = policy.locked.map((rule) => say(RULE_LABELS[rule])).join(', ');
  return (
    <Flex gap={2} alignItems="flex-start">
      <Box shrink={0} paddingTop="2px">
        <Lock aria-hidden width="1.2rem" height="1.2rem" />
      </Box>
      <Typography variant="pi" textColor="neutral600">
        {say('policies.locked', { rules })}
      </Typography>
    </Flex>
  );
}
