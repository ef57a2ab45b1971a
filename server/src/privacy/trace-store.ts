import { TABLES } from '../content-types';
import { portionsOf, type Trace, type TraceStore } from '../domain/privacy';
import type { Database, Table } from '../strapi/database';

type Builder = ReturnType<Table>;
type Find = (rows: Builder) => void;

interface TraceRow {
  document_id: string;
  client_id: number | null;
  /** What the database compared, perhaps more loosely than we do. */
  address?: string | null;
}

/** Where a person is named. One statement for each index: MySQL would hold every row of a table that it has to go through. */
export function createTraceStore(database: Database): TraceStore {
  const collect = async (
    name: string,
    finds: readonly Find[],
    { hold, address }: { hold: boolean; address?: { column: string; is: string } },
  ): Promise<Trace[]> => {
    const found = new Map<string, Trace>();
    for (const find of finds) {
      const rows = await database.run<TraceRow[]>((table) => {
        const matching = table(name)
          .where(find)
          .orderBy('id')
          .select('document_id', 'client_id', ...(address ? [`${address.column} as address`] : []));
        return hold ? matching.forUpdate() : matching;
      });
      for (const row of rows) {
        if (address && row.address !== address.is) continue;
        found.set(row.document_id, { documentId: row.document_id, clientId: row.client_id });
      }
    }
    return [...found.values()];
  };

  return {
    async invitations({ address, clientIds }, hold) {
      // MariaDB ignores case and accents: whoever is written like it is somebody else.
      const toIt = await collect(TABLES.invitations, [(rows) => void rows.where({ email: address })], {
        hold,
        address: { column: 'email', is: address },
      });
      const theirs = await collect(TABLES.invitations, isIn('client_id', clientIds), { hold });
      return withoutRepeats([...toIt, ...theirs]);
    },

    async links({ address, addressKeys, clientIds, invitationIds }, hold) {
      const known = [
        ...isIn('address_key', addressKeys),
        ...isIn('invitation_document_id', invitationIds),
        ...isIn('client_id', clientIds),
      ];
      const byKeys = await collect(TABLES.tokens, known, { hold });
      // Where the secret of the key was retired, the address itself still tells. There is no index on it, so nothing is held.
      const waiting = await collect(
        TABLES.tokens,
        [(rows) => void rows.where({ newcomer_address: address })],
        { hold: false, address: { column: 'newcomer_address', is: address } },
      );
      return withoutRepeats([...byKeys, ...waiting]);
    },

    async provenClients(addressKeys) {
      const rows = await database.run<{ user_id: number }[]>((table) =>
        table(TABLES.clients)
          .whereIn('proven_address_key', [...addressKeys])
          .select('user_id'),
      );
      return rows.map((row) => row.user_id);
    },
  };
}

const isIn = (column: string, values: readonly (string | number)[]): Find[] =>
  portionsOf(values).map((some) => (rows) => void rows.whereIn(column, some));

const withoutRepeats = (traces: readonly Trace[]): Trace[] => [
  ...new Map(traces.map((trace) => [trace.documentId, trace])).values(),
];
