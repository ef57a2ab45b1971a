export { createSignInController } from './controller';
export { createMailLink } from './mail-link';
export { createPageController } from './page-controller';
export { routes } from './routes';
export { createSignIn, type SignIn, type SignInSettings } from './service';
export { createClientStore } from './client-store';
export { createLinkStore } from './store';
export { createTraffic } from './traffic';
