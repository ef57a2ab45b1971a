import { Box } from '@strapi/design-system';
import { BackButton, Layouts, Page, RESPONSIVE_DEFAULT_SPACING } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

import { PLUGIN_ID } from '../plugin';

interface ScreenProps {
  title: string;
  subtitle?: string;
  primaryAction?: ReactNode;
  /** Where back leads; without it, only a narrow screen has a way back: to the sections. */
  backTo?: string;
  children: ReactNode;
}

export function Screen({ title, subtitle, primaryAction, backTo, children }: ScreenProps) {
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      {!backTo && (
        <Box
          display={{ initial: 'block', medium: 'none' }}
          paddingLeft={RESPONSIVE_DEFAULT_SPACING}
          paddingRight={RESPONSIVE_DEFAULT_SPACING}
          paddingTop={RESPONSIVE_DEFAULT_SPACING}
        >
          <BackButton fallback={`/plugins/${PLUGIN_ID}`} />
        </Box>
      )}
      <Layouts.Header
        title={title}
        subtitle={subtitle}
        primaryAction={primaryAction}
        navigationAction={backTo && <BackButton fallback={backTo} />}
      />
      {children}
    </Page.Main>
  );
}
