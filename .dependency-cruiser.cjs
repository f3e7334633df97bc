/** Who may enter which room: the table of docs/architecture.md as rules. */

const sdks = 'node_modules/(azure-|mqtt|undici|libsql|@peculiar|pino)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shipped-code-needs-shipped-packages',
      comment: 'What is listed under devDependencies escapes the licence list.',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/electron/',
      },
    },
    {
      name: 'shipped-code-is-apart-from-tools',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'contract-stands-alone',
      comment: 'Both sides read it, so it may use nothing that only one of them has.',
      severity: 'error',
      from: { path: '^preload/contract/' },
      to: { pathNot: ['^preload/contract/', 'node_modules/(zod|@orpc/contract)/'] },
    },
    {
      name: 'query-language-is-pure',
      comment: 'The hub and the window share it.',
      severity: 'error',
      from: { path: '^preload/queryLanguage/' },
      to: { pathNot: ['^preload/queryLanguage/', 'node_modules/@lezer/'] },
    },
    {
      name: 'query-language-by-its-public-file',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/', pathNot: '^preload/queryLanguage/' },
      to: { path: '^preload/queryLanguage/', pathNot: '^preload/queryLanguage/index\\.ts$' },
    },
    {
      name: 'filter-language-is-pure',
      comment: 'Main and the window share it.',
      severity: 'error',
      from: { path: '^preload/filterLanguage/' },
      to: { pathNot: '^preload/filterLanguage/' },
    },
    {
      name: 'filter-language-by-its-public-file',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/', pathNot: '^preload/filterLanguage/' },
      to: { path: '^preload/filterLanguage/', pathNot: '^preload/filterLanguage/index\\.ts$' },
    },
    {
      name: 'diagnosis-text-is-pure',
      comment: 'The window, reports and the command line share it; from the contract it takes types.',
      severity: 'error',
      from: { path: '^preload/diagnosisText/' },
      to: { pathNot: '^preload/(diagnosisText|contract)/' },
    },
    {
      name: 'diagnosis-text-brings-no-schemas',
      severity: 'error',
      from: { path: '^preload/diagnosisText/' },
      to: { path: '^preload/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-hands-over-a-port-only',
      severity: 'error',
      from: { path: '^preload/index\\.ts$' },
      to: { pathNot: 'node_modules/electron/' },
    },
    {
      name: 'twin-is-pure',
      severity: 'error',
      from: { path: '^main/twin/' },
      to: { pathNot: '^(main/twin|preload/contract)/' },
    },
    {
      name: 'security-is-pure',
      severity: 'error',
      from: { path: '^main/security/' },
      to: { pathNot: '^(main/security|main/twin|preload/contract)/' },
    },
    {
      name: 'rooms-by-their-public-file',
      comment: 'Import the room’s index.ts, not a file inside it.',
      severity: 'error',
      from: { path: '^main/([^/]+)/', pathNot: '^main/electron/' },
      to: { path: '^main/[^/]+/', pathNot: ['^main/$1/', '^main/[^/]+/index\\.ts$'] },
    },
    {
      name: 'services-know-no-shell',
      comment: 'Services run in plain Node too: no Electron, and nothing above them.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/(electron|router)/|^main/index\\.ts$' },
      to: { path: '^main/(electron|router)/|node_modules/electron(-store)?/' },
    },
    {
      name: 'router-translates-only',
      severity: 'error',
      from: { path: '^main/router/' },
      to: { path: ['^main/electron/', 'node_modules/electron(-store)?/', sdks] },
    },
    {
      name: 'router-does-no-io',
      severity: 'error',
      from: { path: '^main/router/' },
      to: {
        dependencyTypes: ['core'],
        path: '^(fs|net|tls|http|https|http2|dns|dgram|child_process|worker_threads)',
      },
    },
    {
      name: 'sandbox-is-apart',
      comment: 'The embedded hub is a hub, not a part of the app.',
      severity: 'error',
      from: { path: '^main/sandbox/' },
      to: { path: '^main/', pathNot: '^main/(sandbox|twin|store)/' },
    },
    {
      name: 'sandbox-only-over-tls',
      comment: 'The app reaches the embedded hub only as a hub.',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/', pathNot: '^main/sandbox/' },
      to: { path: '^main/sandbox/' },
    },
    {
      name: 'window-is-apart-from-main',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main/|preload/index\\.ts)' },
    },
    {
      name: 'window-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-takes-contract-types-only',
      comment: 'Anything more would put zod into the window’s bundle.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^preload/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-are-apart',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
