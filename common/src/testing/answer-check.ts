import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Api, openApi, type Route } from '../http/index.ts';

interface Answer {
  readonly request: { readonly method: string; readonly url: string };
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

const checks = new WeakMap<Api, (answer: Answer) => void>();

/** Holds answers against the service's OpenAPI document. One check a service: compiling takes a while. */
export function answerCheck(api: Api): (answer: Answer) => void {
  const known = checks.get(api) ?? newCheck(api);
  checks.set(api, known);
  return known;
}

function newCheck(api: Api) {
  const document = openApi(api);
  const routes = routesIn(api);
  // Formats are held by patterns beside them.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'api');
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string) => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    validators.set(pointer, known);
    return known;
  };

  /** @throws Error when the document does not say that this may be answered. */
  return ({ request, status, type, body }: Answer): void => {
    const path = new URL(request.url).pathname;
    const method = request.method.toLowerCase();
    const route = routes.find((one) => one.route.method === method && one.pattern.test(path))?.route;
    if (route === undefined) return;
    const template = route.path.replaceAll(/:(\w+)/g, '{$1}');
    const name = `${request.method} ${template}: ${status}`;
    const said = document.paths?.[template]?.[route.method]?.responses?.[String(status)];
    const declared = said && '$ref' in said ? document.components?.responses?.[componentOf(said.$ref)] : said;
    if (declared === undefined || '$ref' in declared) throw new Error(`${name} is not declared.`);
    const types = Object.keys(declared.content ?? {});
    if (types.length === 0 && type === '') return;
    if (!types.includes(type)) throw new Error(`${name} is ${type}, not ${types.join(' or ') || 'empty'}.`);
    if (!type.endsWith('json')) return;
    const place =
      said && '$ref' in said
        ? ['components', 'responses', componentOf(said.$ref)]
        : ['paths', template, route.method, 'responses', String(status)];
    const fits = validatorOf([...place, 'content', type, 'schema'].map((step) => `/${escaped(step)}`).join(''));
    if (!fits(body)) throw new Error(`${name} is not as declared: ${ajv.errorsText(fits.errors)}.`);
  };
}

/** As Express chooses: a path with fewer names in it stands first. */
function routesIn({ routes }: Api) {
  return Object.values(routes)
    .map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}/?$`, 'i') }))
    .sort((one, other) => names(one.route) - names(other.route));
}

const names = ({ path }: Route): number => path.split(':').length;
const componentOf = (ref: string): string => ref.split('/').at(-1) ?? '';
/** A step of a JSON pointer in a URI fragment. */
const escaped = (step: string): string => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
