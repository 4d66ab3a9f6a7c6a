/** The floor plan. One line per room: what each library may import besides itself. */
const mayImport = {
  contracts: [],
  platform: ['contracts'],
  network: ['contracts', 'platform'],
  audit: ['contracts', 'platform'],
  access: ['contracts', 'platform', 'network', 'audit'],
  cases: ['contracts', 'platform', 'network', 'audit'],
  evidence: ['contracts', 'platform', 'cases', 'audit'],
  workload: ['contracts', 'platform', 'network', 'audit', 'cases'],
  notices: ['contracts', 'platform', 'audit', 'cases'],
  triage: ['contracts', 'platform', 'network', 'audit', 'cases'],
  routing: ['contracts', 'platform', 'network', 'cases'],
  authorities: ['contracts', 'platform', 'network', 'audit', 'cases'],
  referral: ['contracts', 'platform', 'network', 'cases', 'routing', 'workload', 'authorities'],
  releases: ['contracts', 'platform', 'network', 'audit', 'cases', 'routing', 'referral'],
  privacy: ['contracts', 'platform', 'network', 'audit', 'access', 'cases', 'triage'],
  intake: ['contracts', 'platform', 'network', 'cases', 'triage', 'routing', 'privacy'],
  archive: ['contracts', 'platform', 'audit', 'cases', 'evidence'],
  casework: ['contracts', 'platform', 'network', 'cases', 'referral', 'workload', 'authorities', 'archive', 'privacy'],
};

const any = (names) => `(${names.join('|')})`;
const doors = ['^libs/[^/]+/src/index\\.ts$', '^libs/platform/src/[^/]+/index\\.ts$'];

const rooms = Object.entries(mayImport).map(([room, others]) => ({
  name: `${room}-imports-only-${others.join('-') || 'itself'}`,
  comment: `libs/${room} may import only: ${others.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${room}/` },
  to: { path: '^(libs|apps|scripts)/', pathNot: `^libs/${any([room, ...others])}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...rooms,
    {
      name: 'rooms-have-one-door',
      comment: 'Import a room through its index.ts (of platform: through the index.ts of the part)',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^$1/$2/', ...doors] },
    },
    {
      name: 'scripts-and-tests-use-the-doors-too',
      comment: 'Tests may look at pure rules as well',
      severity: 'error',
      from: { path: '^(scripts|test)/' },
      to: { path: '^libs/', pathNot: [...doors, '^libs/[^/]+/src/domain/'] },
    },
    {
      name: 'tests-stay-out-of-apps-and-rooms',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^test/|\\.spec\\.tsx?$' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules know the contracts and each other: no framework, no database, no clock, no file',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/$1/src/domain/', '^libs/contracts/src/index\\.ts$'] },
    },
    {
      name: 'queues-stay-in-platform',
      severity: 'error',
      comment: 'The migration makes the tables of the queues, so it knows them too',
      from: { pathNot: '^((libs/platform|test)/|scripts/migrate\\.ts$)' },
      to: { path: 'node_modules/(bullmq|ioredis|@nestjs/bullmq)/' },
    },
    {
      name: 'http-stays-in-api',
      severity: 'error',
      from: { pathNot: '^(apps/api|test)/' },
      to: { path: 'node_modules/(@nestjs/(swagger|platform-fastify)|fastify|@fastify/[^/]+)/' },
    },
    {
      name: 'webs-know-only-their-generated-client',
      comment: 'The web apps speak HTTP; what they know of the server is generated from the committed OpenAPI file',
      severity: 'error',
      from: { path: '^apps/(portal|console)/' },
      to: { path: '^(libs|scripts|test|apps/(api|worker))/' },
    },
    {
      name: 'apps-are-islands',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mts', '.d.mts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
