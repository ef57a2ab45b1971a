import type { EditorOptions } from '../../../contracts';
import { magicLinkApi, routeTo, unwrap } from './magic-link-api';

const optionsApi = magicLinkApi.injectEndpoints({
  endpoints: (build) => ({
    editorOptions: build.query<EditorOptions, undefined>({
      query: () => routeTo('/options'),
      transformResponse: unwrap<EditorOptions>,
      providesTags: ['MagicLinkOptions'],
    }),
  }),
});

export const { useEditorOptionsQuery } = optionsApi;
