import type { Language } from '../../../domain/language';
import type { PageTexts } from '../texts';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { pt } from './pt';

export const PAGE_TEXTS = { en, de, fr, es, pt, ar } as const satisfies Record<Language, PageTexts>;
