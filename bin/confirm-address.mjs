// @ts-check
import { loadMagicLink } from './load-magic-link.mjs';

/** Confirms the public address of the project of this folder, and says which it is. */
export async function confirmAddress() {
  const { magicLink, close } = await loadMagicLink();
  try {
    const { publicUrl } = await magicLink.home.confirm({ kind: 'command' });
    return `Confirmed: mail is sent from ${publicUrl}. Running servers notice within seconds.\n`;
  } finally {
    await close();
  }
}
