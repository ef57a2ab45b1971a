export { renderPage, type PageInput, type RenderedPage } from './page';
export type { InvitationShown, LiveInvitation, LiveLink, PageState, TokenForm } from './states';
