/** Where the hosted pages' forms post to. */
export interface PageUrls {
  open: string;
  renew: string;
  report: string;
  decline: string;
}
