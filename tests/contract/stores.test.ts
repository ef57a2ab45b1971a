import { limiterContract } from './limiter.contract';
import { accessStoreContract } from './access-store.contract';
import { afterCommitContract } from './after-commit.contract';
import { batchStoreContract } from './batch-store.contract';
import { chainErasureContract } from './chain-erasure.contract';
import { chainHeadContract } from './chain-head.contract';
import { chainRetentionContract } from './chain-retention.contract';
import { chainStoreContract } from './chain-store.contract';
import { invitationStoreContract } from './invitation-store.contract';
import { linkEndsContract } from './link-ends.contract';
import { linkPlacesContract } from './link-places.contract';
import { linkStoreContract } from './link-store.contract';
import { linkUseContract } from './link-use.contract';
import { messageStoreContract } from './message-store.contract';
import { queryPlanContract } from './query-plan.contract';
import { availableDatabases, type TestDatabase } from './support/test-database';

/** Every suite on every database that there is, on empty tables for each test. */
describe.each(availableDatabases())('on $name', ({ open }) => {
  let opened: TestDatabase;
  const testDatabase = () => opened;

  beforeAll(async () => {
    opened = await open();
  });

  afterEach(() => opened.clear());

  afterAll(() => opened.close());

  describe('invitation store', () => invitationStoreContract(testDatabase));
  describe('batch store', () => batchStoreContract(testDatabase));
  describe('link store', () => {
    linkStoreContract(testDatabase);
    linkUseContract(testDatabase);
    linkEndsContract(testDatabase);
    linkPlacesContract(testDatabase);
  });
  describe('limiter', () => limiterContract(testDatabase));
  describe('message store', () => messageStoreContract(testDatabase));
  describe('guest access and due work', () => accessStoreContract(testDatabase));
  describe('the chain of the log', () => {
    chainStoreContract(testDatabase);
    chainErasureContract(testDatabase);
    chainRetentionContract(testDatabase);
    chainHeadContract(testDatabase);
  });
  describe('what waits for a commit', () => afterCommitContract(testDatabase));
  describe('query plans', () => queryPlanContract(testDatabase));
});
