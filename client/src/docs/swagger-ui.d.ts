declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  interface Options {
    readonly domNode: HTMLElement;
    readonly url: string;
    readonly deepLinking?: boolean;
    readonly validatorUrl?: null;
  }
  export default function SwaggerUI(options: Options): void;
}
