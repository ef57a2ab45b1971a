import type { FileSettings } from '../../../contracts';
import type { Portal } from './addresses';
import type { MagicLinkConfig } from './schema';

/** What only files say, as the panel shows it: nothing secret. */
export function fileSettings(
  config: MagicLinkConfig,
  { url, callback, allowedRedirects }: Portal,
  { publicUrl, emailProvider }: { publicUrl: string; emailProvider: string },
): FileSettings {
  const { mail, smtp, links, invitations, documents, redis, ceilings } = config;
  return {
    publicUrl,
    portal: { url, callback, allowedRedirects },
    links,
    mail: {
      from: mail.from ?? null,
      replyTo: mail.replyTo ?? null,
      sentBy: smtp?.host ?? emailProvider,
    },
    secrets: config.secrets.length,
    invitations: { copyLink: invitations.copyLink, milestones: invitations.milestones },
    documents,
    counters: redis ? 'redis' : 'database',
    ceilings,
  };
}
