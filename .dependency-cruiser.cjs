/**
 * Who may import whom. Each rule is planted as a violation in tests/guards/boundaries.test.ts and must be caught there.
 * Tests may reach further than the code they test, but not into another feature.
 */
const tests = '\\.(test|fixture)\\.tsx?$'
const contracts = '\\.contract\\.ts$'
const light = '^src/(core/|platform/http/(contract|shapes)\\.ts$|platform/language/)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one subject, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-imports-only-core',
      comment:
        'Core is pure: no input or output, no framework; hashing, canonical JSON and the form of data are pure too.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: tests },
      to: { pathNot: ['^src/core/', '^(node:)?crypto$', 'node_modules/(canonicalize|zod)/'] },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'Platform carries any product: of core it knows time, transparency and access only.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(platform|core/(time|transparency|access))/' },
    },
    {
      name: 'features-do-not-meet',
      comment: 'Features meet in app/reactions.ts or in read models that the reader owns.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'features-import-downwards',
      comment: 'A feature imports core, platform, render, the reader of sheets, and itself.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(features|core|platform|render|importers/sheet)/' },
    },
    {
      name: 'contracts-stay-light',
      comment: 'The browser loads contracts: they import core, shapes, other contracts of the feature, and zod.',
      severity: 'error',
      from: { path: contracts },
      to: { pathNot: [light, contracts, 'node_modules/zod/'] },
    },
    {
      name: 'render-imports-only-core',
      comment: 'A model goes in and bytes come out; where fonts and templates stand is told by home.ts.',
      severity: 'error',
      from: { path: '^src/render/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(render/|core/|platform/home\\.ts$)' },
    },
    {
      name: 'importers-import-core-and-contracts',
      comment: 'An importer can be deleted with its folder.',
      severity: 'error',
      from: { path: '^src/importers/([^/]+)', pathNot: tests },
      to: { path: '^src/', pathNot: ['^src/importers/$1', '^src/core/', contracts] },
    },
    {
      name: 'access-log-stands-alone',
      comment: 'The access log engine knows nothing of features.',
      severity: 'error',
      from: { path: '^src/access-log/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/(access-log|core|platform)/' },
    },
    {
      name: 'web-imports-no-server',
      comment: 'The browser gets core, contracts and language.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { path: '^src/', pathNot: ['^src/web/', contracts, light] },
    },
    {
      name: 'web-uses-no-node',
      comment: 'Nothing of Node exists in the browser.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-ui-fetches-nothing',
      comment: 'Pieces of the interface get what they show; screens fetch it.',
      severity: 'error',
      from: { path: '^src/web/ui/', pathNot: tests },
      to: { path: ['node_modules/@tanstack/', '^src/web/session/(answers|call|download|session)\\.tsx?$'] },
    },
    {
      name: 'nobody-imports-app',
      comment: 'App puts the parts together; no part knows it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app/', tests] },
      to: { path: '^src/app/' },
    },
    {
      name: 'nobody-imports-a-database',
      comment: 'A verb gets Tx and a query gets Reader; platform makes them.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/', tests] },
      to: { path: ['node_modules/pg/', 'node_modules/pg-copy-streams/', 'node_modules/@types/pg/'] },
    },
    {
      name: 'no-tests-in-code',
      comment: 'Code does not import tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['^tests/', tests] },
    },
    {
      name: 'no-development-packages-in-code',
      comment: 'What runs at the user is in dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|woff2)$' },
    // Imports of types count too: they bind as much.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
