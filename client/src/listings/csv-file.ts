import { isProblem } from '../api/api-error.ts';
import { askFile, type Service } from '../api/server.ts';

/**
 * A service's file, passed on as it comes. Through here and not by the service's own address, as a link of a page that is open
 * for long would find its token gone: nothing renews one on the way to a file.
 */
export async function csvFile(service: Service, path: string, filename: string): Promise<Response> {
  try {
    const { body } = await askFile(service, path);
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${filename}"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (isProblem(error) && error.status < 500 && error.status > 0) return noFile();
    throw error;
  }
}

export function noFile(): Response {
  return new Response('There is no such file here.', { status: 404 });
}
