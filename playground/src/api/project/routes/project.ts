import { ownEntriesRoutes } from '../../../own-entries-routes';

export default ownEntriesRoutes('projects', 'project');
