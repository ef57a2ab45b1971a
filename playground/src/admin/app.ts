/** The languages that an admin may choose for the panel: those that the plugin speaks, beside English. */
export default {
  config: { locales: ['de', 'fr', 'es', 'pt'] },
};
