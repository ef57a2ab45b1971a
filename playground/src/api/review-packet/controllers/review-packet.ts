import { createOwnEntriesController } from '../../../own-entries';

export default createOwnEntriesController('api::review-packet.review-packet');
