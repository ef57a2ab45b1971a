import { ownEntriesRoutes } from '../../../own-entries-routes';

export default ownEntriesRoutes('review-packets', 'review-packet');
