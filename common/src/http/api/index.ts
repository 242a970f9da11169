export { documentApi, documentRoute } from './document.ts';
export { type OpenApi, openApi } from './openapi.ts';
export { type Api, content, Done, idParam, type Route, route } from './route.ts';
export { serve } from './serve.ts';
