import { z } from 'zod';
import { parseAddress, type Address } from '../domain/address';
import { firstMistake } from '../strapi/request';

const body = z.strictObject({ email: z.unknown() });

export type ParsedPerson =
  | { kind: 'parsed'; address: Address }
  | { kind: 'invalid'; message: string }
  | { kind: 'invalid_email'; message: string };

export function parsePerson(sent: unknown): ParsedPerson {
  const result = body.safeParse(sent);
  if (!result.success) return { kind: 'invalid', message: firstMistake(result.error).message };
  const address = parseAddress(result.data.email);
  if (address) return { kind: 'parsed', address };
  return {
    kind: 'invalid_email',
    message: 'Send one e-mail address as "email", such as ana@client.example.',
  };
}
