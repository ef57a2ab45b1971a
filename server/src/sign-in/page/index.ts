export { renderPage, type LiveLink, type PageInput, type PageState, type RenderedPage } from './page';
