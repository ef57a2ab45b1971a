import { ProgressBar } from '@strapi/design-system';
import { styled } from 'styled-components';

/** How far something is, `value` in percent. Strapi's bar is made for dark ground: on a card what is done would be white on white. */
export const DoneBar = styled(ProgressBar).attrs({ max: 100 })`
  width: 100%;
  background-color: ${({ theme }) => theme.colors.neutral200};

  > div {
    background-color: ${({ theme }) => theme.colors.primary600};
  }
`;
