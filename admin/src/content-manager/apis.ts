import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType, ReactNode } from 'react';

/**
 * What we use of the Content Manager's plugin API. Its own types are in a package that a project does not list, so that an
 * import of them would break where packages are kept apart.
 */
export interface EditViewContext {
  /** Uid of the content type. */
  model: string;
  /** The entry; none while it is being written for the first time. */
  document?: Entry;
}

export interface ListViewContext {
  model: string;
  /** Those that are ticked. */
  documents: Entry[];
}

export interface Entry {
  documentId: string;
  [field: string]: unknown;
}

export type ModalContent = ComponentType<{ onClose: () => void }>;

interface ActionDescription {
  label: string;
  icon?: ReactNode;
  variant?: 'secondary';
  position?: ActionPosition[];
  dialog: { type: 'modal'; title: string; content: ModalContent };
}

type ActionPosition = 'header' | 'table-row';

/** Called as a hook by the Content Manager; null draws nothing. */
export interface DocumentAction {
  (context: EditViewContext): ActionDescription | null;
  position?: ActionPosition[];
}

export type BulkAction = (context: ListViewContext) => ActionDescription | null;
export type SidePanel = (context: EditViewContext) => { title: string; content: ReactNode } | null;

interface ContentManagerApis {
  addDocumentAction(actions: DocumentAction[]): void;
  addBulkAction(actions: BulkAction[]): void;
  addEditViewSidePanel(panels: SidePanel[]): void;
}

export const contentManagerOf = (app: Pick<StrapiApp, 'getPlugin'>): ContentManagerApis =>
  app.getPlugin('content-manager').apis as unknown as ContentManagerApis;
