import { runTool } from './stack/tools.ts';

/** `npm run reference`: the API reference of common as a web page in common/reference, from its docstrings. */
const typedoc = 'infra/package/node_modules/typedoc/bin/typedoc';
const { code } = await runTool(typedoc, ['--options', 'infra/package/typedoc.json'], { show: true });
process.exitCode = code;
