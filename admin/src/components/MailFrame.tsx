import { useSay } from '../translations/say';

/**
 * A mail as its reader sees it, locked in: no script runs, no form sends, no link leads anywhere, and it has no origin.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const say = useSay();
  return (
    <iframe
      title={say('preview.frame', { title })}
      sandbox=""
      srcDoc={html}
      referrerPolicy="no-referrer"
      style={{ width: '100%', height: '52rem', border: 0, borderRadius: 4, background: 'white' }}
    />
  );
}
