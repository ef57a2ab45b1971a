import { createOwnEntriesController } from '../../../own-entries';

export default createOwnEntriesController('api::project.project');
