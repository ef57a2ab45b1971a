export { renderSignInMail, type RenderedMail, type SignInMailInput } from './sign-in-mail';
