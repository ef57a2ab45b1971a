import { Box, Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

interface NoticeProps {
  tone: 'primary' | 'warning' | 'danger';
  children: ReactNode;
}

/** Said in place, and to screen readers when it appears. */
export function Notice({ tone, children }: NoticeProps) {
  const Icon = tone === 'primary' ? Information : WarningCircle;
  return (
    <Flex
      role="status"
      gap={3}
      alignItems="flex-start"
      padding={3}
      hasRadius
      background={`${tone}100`}
      borderColor={`${tone}200`}
    >
      <Box shrink={0} paddingTop="2px">
        <Icon aria-hidden fill={`${tone}600`} />
      </Box>
      <Typography tag="div" textColor="neutral800">
        {children}
      </Typography>
    </Flex>
  );
}
