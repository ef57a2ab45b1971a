import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import { usePoliciesQuery } from '../../api/policies';
import { Screen } from '../../components/Screen';
import { useMay } from '../../hooks/useMay';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { NEW_POLICY, pathOf } from '../sections';
import { PolicyCard } from './PolicyCard';
import { useCeilingsLine } from './useCeilings';

export const PoliciesPage = () => (
  <Page.Protect permissions={[permissionFor('policies.read')]}>
    <Policies />
  </Page.Protect>
);

function Policies() {
  const say = useSay();
  const may = useMay();
  const ceilingsLine = useCeilingsLine();
  const { data: list, isError } = usePoliciesQuery(undefined, { refetchOnMountOrArgChange: true });
  if (isError) return <Page.Error />;
  if (!list) return <Page.Loading />;
  const addButton = may('policies.manage') && (
    <LinkButton tag={NavLink} to={`${pathOf('policies')}/${NEW_POLICY}`} startIcon={<Plus />}>
      {say('policies.add')}
    </LinkButton>
  );
  return (
    <Screen title={say('nav.policies')} subtitle={say('policies.subtitle')} primaryAction={addButton}>
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography textColor="neutral600">{ceilingsLine(list.meta.ceilings)}</Typography>
          {list.data.map((policy) => (
            <PolicyCard key={policy.key} policy={policy} />
          ))}
        </Flex>
        <Box paddingBottom={8} />
      </Layouts.Content>
    </Screen>
  );
}
