import { type Api, documentApi, opsApi } from '@ticketing-dev/common/http';
import * as messages from './message-api.ts';
import * as previews from './preview-api.ts';

export const api: Api = {
  service: 'support',
  description: 'Mails and text messages: what was said to whom.',
  routes: { ...messages, ...previews, ...documentApi('support'), ...opsApi('support') },
};
