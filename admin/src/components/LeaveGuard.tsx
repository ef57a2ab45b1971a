import { Button, Dialog } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';

import { FocusBack } from '../hooks/focus-back';
import { useSay } from '../translations/say';

/** Asks before what was typed is lost: by a link of the panel's, a reload, or a closed tab. */
export function LeaveGuard({ when }: { when: boolean }) {
  const say = useSay();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!when) return undefined;
    // The browser asks in its own words.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [when]);
  if (blocker.state !== 'blocked') return null;
  // Not the panel's ConfirmDialog, which closes, and so stays, on either button.
  return (
    <Dialog.Root open onOpenChange={(open) => !open && blocker.reset()}>
      <FocusBack />
      <Dialog.Content>
        <Dialog.Header>{say('leave.title')}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="danger600" />}>{say('leave.text')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {say('leave.stay')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth variant="danger" onClick={() => blocker.proceed()}>
            {say('leave.leave')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
