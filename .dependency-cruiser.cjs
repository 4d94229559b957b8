/** Who may import whom; the table of ARCHITECTURE.md as rules. */
const vocabulary = '^src/base/|^calibration/';
/** Installed packages; also as the bundler's `package/file?url`, which no resolver follows. */
const packages = 'node_modules|^[^./].*\\?(url|raw)$';
/** A model's bytes by address; absent until the training has written them. */
const modelFiles = '^models/|models/[a-z-]+\\.onnx\\?url$';
const legs = ['camera', 'reading', 'alarms', 'store', 'publish'];

/** A room that imports its own files, packages and what `may` matches; nothing else. */
const wall = (name, from, may, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, ...extra },
  to: { pathNot: [from, packages, may].filter(Boolean), dependencyTypesNot: ['core'] },
});

module.exports = {
  forbidden: [
    {
      name: 'base-imports-nothing',
      severity: 'error',
      from: { path: '^src/base/' },
      to: { pathNot: '^src/base/' },
    },
    wall('calibration-imports-base', '^calibration/', '^src/base/'),
    ...legs.map((leg) => wall(`${leg}-is-a-leg`, `^src/${leg}/`, vocabulary)),
    {
      name: 'vision-worker-stays-pure',
      severity: 'error',
      from: { path: '^workers/', pathNot: '^workers/courier' },
      to: { pathNot: ['^workers/', modelFiles, vocabulary, packages], dependencyTypesNot: ['core'] },
    },
    {
      name: 'courier-worker-stores-and-publishes',
      severity: 'error',
      from: { path: '^workers/courier' },
      to: {
        pathNot: ['^workers/courier', '^src/(store|publish)/', vocabulary, packages],
        dependencyTypesNot: ['core'],
      },
    },
    ...['vision', 'courier'].map((side) =>
      wall(
        `${side}-side-knows-the-api`,
        `^src/${side}/`,
        `${vocabulary}|^workers/${side}/api\\.ts|^workers/${side}\\.worker\\.ts`,
      ),
    ),
    {
      name: 'ui-imports-no-instances',
      comment: 'Instances arrive through Lit context; only types of legs and workers may be named.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: {
        pathNot: ['^src/ui/', vocabulary, packages],
        dependencyTypesNot: ['type-only', 'core'],
      },
    },
    {
      name: 'journey-knows-the-legs-not-the-screen',
      severity: 'error',
      from: { path: '^src/journey\\.ts' },
      to: { path: '^src/(ui|main)|^workers/(?!(vision|courier)/api\\.ts)' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts' } },
    {
      name: 'workers-by-their-api',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^workers/', pathNot: '^workers/(vision|courier)/api\\.ts|\\.worker\\.ts' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-barrels',
      severity: 'error',
      from: { pathNot: packages },
      to: { path: '(^|/)index\\.(ts|mjs|js)$', pathNot: packages },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(src|workers|calibration)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-development-packages-in-the-product',
      severity: 'error',
      from: { path: '^(src|workers|calibration)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: packages },
    exclude: { path: '^(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tools.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'module', 'types', 'default'],
    },
  },
};
