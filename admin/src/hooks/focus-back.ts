import { useEffect, useState } from 'react';

/**
 * Our dialogs open by a state and have no trigger of their own, so that nobody would know where the focus belongs when
 * they close: whoever works by keyboard would begin again at the top of the page. For `onCloseAutoFocus`.
 */
export function useFocusBack(): (event: Event) => void {
  const [opener] = useState(openerInFocus);
  return (event) => {
    event.preventDefault();
    focusAgain(opener);
  };
}

/** The same for a dialog that takes no handler, drawn only while it is open. */
export function FocusBack(): null {
  const [opener] = useState(openerInFocus);
  // After the dialog's own end, which takes the focus from wherever it is.
  useEffect(() => () => void setTimeout(() => focusAgain(opener)), [opener]);
  return null;
}

/** What was pressed; for an entry of a menu, which goes away with it, the button that opened the menu. */
function openerInFocus(): HTMLElement | null {
  const pressed = document.activeElement;
  const menuButton = pressed?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const opener = menuButton ? document.getElementById(menuButton) : pressed;
  return opener instanceof HTMLElement ? opener : null;
}

function focusAgain(opener: HTMLElement | null): void {
  if (opener?.isConnected) opener.focus();
}
