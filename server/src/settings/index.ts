export { createSettingsController } from './controller';
export { createLiveSettings } from './live-settings';
export { routes } from './routes';
export { createSettings, type SettingsDesk } from './service';
export { createSettingsStore } from './store';
