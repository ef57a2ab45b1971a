import { Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';

import { useMay } from '../hooks/useMay';
import { useSay } from '../translations/say';
import { SECTIONS, pathOf } from './sections';

export function Navigation({ isFullPage = false }: { isFullPage?: boolean }) {
  const say = useSay();
  const may = useMay();
  const label = say('plugin.name');
  const links = SECTIONS.filter(({ action }) => may(action)).map((section) => (
    <SubNav.Link key={section.path} to={pathOf(section.path)} label={say(section.label)} />
  ));
  const nav = (
    <SubNav.Main aria-label={label} isFullPage={isFullPage}>
      <SubNav.Header label={label} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section key="access" label={say('nav.section')}>
              {links}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
  return isFullPage ? <SubNav.PageWrapper>{nav}</SubNav.PageWrapper> : nav;
}
