import { ROW_FIELDS, type RowField } from '../contracts';

/** What a column may hold. Two hold parts of a name. */
export type Column = RowField | 'firstName' | 'lastName';

/**
 * Headers as people write them in English, German, French, Spanish and Portuguese, beside our own names. Compared without
 * case, accents, spaces and signs.
 */
const HEADERS: Record<Column, readonly string[]> = {
  email: [
    ...['email', 'e-mail address', 'mail', 'email adresse', 'mailadresse', 'adresse e-mail', 'adresse mail'],
    ...['adresse électronique', 'courriel', 'correo', 'correo electrónico', 'dirección de correo'],
    ...['dirección de correo electrónico', 'correio eletrônico', 'correio electrónico', 'endereço de e-mail'],
  ],
  name: [
    ...[
      'name',
      'full name',
      'client',
      'contact',
      'vollständiger name',
      'kunde',
      'kontakt',
      'ansprechpartner',
    ],
    ...['nom', 'nom complet', 'contact', 'nombre', 'nombre completo', 'contacto', 'nome', 'nome completo'],
    'contato',
  ],
  firstName: ['first name', 'given name', 'forename', 'vorname', 'prénom', 'nombre de pila', 'primeiro nome'],
  lastName: [
    ...['last name', 'surname', 'family name', 'nachname', 'familienname', 'nom de famille', 'apellido'],
    ...['apellidos', 'apelido', 'sobrenome', 'último nome'],
  ],
  role: ['role', 'rolle', 'rôle', 'rol', 'papel', 'função', 'perfil'],
  policy: ['policy', 'richtlinie', 'politique', 'règle', 'política', 'directiva'],
  message: [
    ...[
      'message',
      'note',
      'personal note',
      'personal message',
      'nachricht',
      'notiz',
      'persönliche nachricht',
    ],
    ...['message personnel', 'mensaje', 'nota', 'mensaje personal', 'mensagem', 'mensagem pessoal'],
  ],
  locale: ['locale', 'language', 'sprache', 'langue', 'idioma', 'lengua', 'língua'],
  redirectTo: [
    ...['redirect to', 'redirect', 'landing page', 'page', 'target', 'zielseite', 'seite', 'ziel'],
    ...["page d'arrivée", 'page de destination', 'página de destino', 'página', 'destino'],
  ],
  invitationExpiresAt: [
    ...['invitation expires at', 'invitation expires', 'einladung endet', 'einladung gültig bis'],
    ...["fin de l'invitation", 'expiration de l’invitation', 'la invitación caduca', 'o convite expira'],
  ],
  accessEndsAt: [
    ...['access ends at', 'access ends', 'access until', 'zugang endet', 'zugang bis', "fin de l'accès"],
    ...["accès jusqu'au", 'el acceso termina', 'acceso hasta', 'o acesso termina', 'acesso até'],
  ],
};

export const COLUMNS: readonly Column[] = [...ROW_FIELDS, 'firstName', 'lastName'];

const COLUMN_BY_HEADER = new Map(
  COLUMNS.flatMap((column) => [column, ...HEADERS[column]].map((header) => [bare(header), column] as const)),
);

/** What each column of a table holds, by its header; null for what we don't know. No column is given twice: the first counts. */
export function guessColumns(header: readonly string[]): (Column | null)[] {
  const taken = new Set<Column>();
  return header.map((cell) => {
    const column = COLUMN_BY_HEADER.get(bare(cell));
    if (column === undefined || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
}

function bare(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
