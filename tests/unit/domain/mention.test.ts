import { parseAddress, type Address } from '../../../server/src/domain/address';
import { mentions } from '../../../server/src/domain/mention';

const addressOf = (text: string): Address => {
  const address = parseAddress(text);
  if (!address) throw new Error(text);
  return address;
};
const ANA = addressOf('ana@client.example');

test.each([
  'ana@client.example',
  'Ana <ANA@Client.Example>',
  'ask ana@client.example.',
  'mailto:ana@client.example, or',
  '"ana@client.example"',
])('names the address: %s', (text) => expect(mentions(text, ANA)).toBe(true));

test.each([
  'susana@client.example',
  'ana@client.example.org',
  'ana@client.examples',
  'x.ana@client.example',
  'ana+news@client.example',
  'anâna@client.example',
  'ana client.example',
])('names somebody else: %s', (text) => expect(mentions(text, ANA)).toBe(false));

test('an address is text, never a pattern', () => {
  expect(mentions('aXb@client.example', addressOf('a.b@client.example'))).toBe(false);
  expect(mentions('to a+b@client.example', addressOf('a+b@client.example'))).toBe(true);
});
