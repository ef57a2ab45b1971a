export { createSignInController } from './controller';
export { routes } from './routes';
export { createSignIn, type SignIn, type SignInSettings } from './service';
export { createLinkStore } from './store';
export { createTraffic } from './traffic';
