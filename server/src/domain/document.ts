/** An entry of the Content Manager, as Strapi knows it. */
export interface DocumentRef {
  /** Of its content type: `api::review-packet.review-packet`. */
  uid: string;
  documentId: string;
}

/** Where the portal shows the entries of a content type: `/packets/{documentId}`, by uid. */
export type DocumentPaths = Readonly<Record<string, string>>;

const PLACEHOLDER = '{documentId}';

/** Whether a template is a path with the one placeholder that there is. */
export function isDocumentPath(template: string): boolean {
  const filled = template.replaceAll(PLACEHOLDER, 'x');
  return filled !== template && /^\/(?!\/)[^\s\\{}]*$/.test(filled);
}

/** The page of the portal that shows a document; undefined where its content type has none. */
export function pathOfDocument(paths: DocumentPaths, { uid, documentId }: DocumentRef): string | undefined {
  if (!Object.hasOwn(paths, uid)) return undefined;
  return paths[uid]?.replaceAll(PLACEHOLDER, encodeURIComponent(documentId));
}
