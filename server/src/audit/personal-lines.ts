import { erasureMac } from '../domain/chain';
import type { ChainStore, Erasure } from '../domain/chain-ports';
import type { Keyring } from '../domain/keyring';
import type { NamingLine, Person, PersonalLog, PersonLineStore } from '../domain/privacy';

export interface PersonalLinesDeps {
  chain: Pick<ChainStore, 'lockHead'>;
  lines: PersonLineStore;
  keyring: Keyring;
}

/**
 * The log as far as it is about one person. Erased, a line tells what happened, and no more to whom: its seal covers the
 * commitment, which stays, and a MAC vouches that it was us who emptied it. A line without a seal is sealed as it is then.
 */
export function createPersonalLines({ chain, lines, keyring }: PersonalLinesDeps): PersonalLog {
  async function erase(person: Person): Promise<number> {
    const whole = await withOldLinks(person);
    let erased = 0;
    for (;;) {
      const portion = await lines.naming(whole);
      if (portion.length === 0) return erased;
      for (const line of portion) await lines.blank(line, erasureOf(line));
      erased += portion.length;
    }
  }

  async function withOldLinks(person: Person): Promise<Person> {
    const linkIds = [...new Set([...person.linkIds, ...(await lines.linksInLines(person.clientIds))])];
    return { ...person, linkIds };
  }

  function erasureOf({ documentId, commitment }: NamingLine): Erasure | null {
    if (commitment === null) return null;
    const kid = keyring.currentKid;
    const key = keyring.key(kid, 'auditChain');
    if (!key) throw new Error('The current secret has no key for the chain of the log.');
    return { kid, mac: erasureMac(key, { documentId, commitment }) };
  }

  return {
    async hold() {
      await chain.lockHead();
    },
    erase,
    read: async (person, limit) => lines.newest(await withOldLinks(person), limit),
  };
}
