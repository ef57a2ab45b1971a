export { renderPage, type PageInput, type RenderedPage } from './page';
export type { LiveLink, PageState, TokenForm } from './states';
