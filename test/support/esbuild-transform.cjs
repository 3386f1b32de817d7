/**
 * Jest transformer: one file of TypeScript or ES module syntax becomes CommonJS with an inline source map.
 * About 1 ms a file; checks no types (`npm run types` does).
 */
const {createHash} = require('node:crypto');
const {readFileSync} = require('node:fs');
const {extname} = require('node:path');
const {transformSync, version} = require('esbuild');

const SELF = readFileSync(__filename, 'utf8');

// CommonJS has no import.meta: the two fields that are used are computed from what Jest gives each module.
const BANNER = 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;';

/** @type {Record<string, import('esbuild').Loader>} */
const LOADERS = {'.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx', '.jsx': 'jsx'};

/**
 * @param {string} source
 * @param {string} path
 * @returns {{code: string}} what Jest runs in place of `source`
 */
function process(source, path) {
  const usesMeta = source.includes('import.meta');
  const {code} = transformSync(source, {
    loader: LOADERS[extname(path)] ?? 'js',
    format: 'cjs',
    target: 'node20',
    platform: 'node',
    sourcemap: 'inline',
    sourcefile: path,
    // `import()` as written would need Node's own module loader inside Jest's sandbox.
    supported: {'dynamic-import': false},
    define: {'import.meta.url': '__importMetaUrl', 'import.meta.dirname': '__dirname'},
    tsconfigRaw: {compilerOptions: {verbatimModuleSyntax: true, target: 'ES2022'}},
    logLevel: 'silent',
    ...(usesMeta ? {banner: BANNER} : {}),
  });
  return {code};
}

/**
 * @param {string} source
 * @param {string} path
 */
function getCacheKey(source, path) {
  return createHash('sha256').update([SELF, version, path, source].join('\0')).digest('hex');
}

module.exports = {process, getCacheKey, canInstrument: false};
