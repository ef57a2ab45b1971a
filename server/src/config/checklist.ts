import { isLoopback } from '../domain/network';
import type { Log } from '../domain/ports';
import type { MagicLinkConfig } from './schema';

/** What the installation around us looks like, as far as a sign-in by mail depends on it. */
export interface Installation {
  publicUrl: string;
  trustsProxy: boolean;
  /** Koa's `maxIpsCount`: how many of `X-Forwarded-For` the proxies themselves wrote; 0 believes the client, too. */
  trustedHops: number;
  emailProvider: string;
}

export interface ChecklistItem {
  ready: boolean;
  text: string;
}

/** What is ready for real clients and what is still missing, one line each. */
export function checklist(config: MagicLinkConfig, installation: Installation): ChecklistItem[] {
  return [publicUrl(installation), portal(config), mail(config, installation), proxy(installation)];
}

export function logChecklist(config: MagicLinkConfig, installation: Installation, log: Log): void {
  for (const { ready, text } of checklist(config, installation)) {
    if (ready) log.info(`magic-link: ${text}`);
    else log.warn(`magic-link: ${text}`);
  }
}

function publicUrl({ publicUrl: url }: Installation): ChecklistItem {
  if (!isLoopback(new URL(url).hostname)) return { ready: true, text: `links lead to ${url}` };
  return {
    ready: false,
    text: `links lead to ${url}, which only this machine can open; set "url" in config/server`,
  };
}

function portal({ portal: { url } }: MagicLinkConfig): ChecklistItem {
  if (url !== undefined) return { ready: true, text: `clients land on ${url}` };
  return {
    ready: false,
    text: 'no portal yet; set "portal.url" in config/plugins to the address of your front end',
  };
}

function mail({ smtp }: MagicLinkConfig, { emailProvider }: Installation): ChecklistItem {
  if (smtp) return { ready: true, text: `mail goes through ${smtp.host}` };
  if (emailProvider !== 'sendmail')
    return { ready: true, text: `mail goes through Strapi's provider "${emailProvider}"` };
  return {
    ready: false,
    text: 'mail goes through sendmail, which most receivers refuse; set "smtp" or configure a provider of Strapi\'s email plugin',
  };
}

function proxy({ publicUrl: url, trustsProxy, trustedHops }: Installation): ChecklistItem {
  if (trustsProxy && trustedHops === 0) {
    return {
      ready: false,
      text: 'a proxy is trusted with any X-Forwarded-For, so a client can pose as any network and evade limits; set "proxy.maxIpsCount" in config/server to the number of your proxies',
    };
  }
  const behindProxy = url.startsWith('https:');
  if (!behindProxy || trustsProxy) {
    return {
      ready: true,
      text: behindProxy ? 'client networks are read behind a trusted proxy' : 'no proxy expected',
    };
  }
  return {
    ready: false,
    text: 'the public URL is https but no proxy is trusted, so every client seems to come from one network; set "proxy.koa" in config/server if a proxy ends TLS',
  };
}
