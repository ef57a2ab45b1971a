import type { Language } from '../../../domain/language';
import type { MailTexts } from '../texts';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { pt } from './pt';

export const MAIL_TEXTS = { en, de, fr, es, pt, ar } as const satisfies Record<Language, MailTexts>;
