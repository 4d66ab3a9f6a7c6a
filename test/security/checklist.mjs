/**
 * What the system is held to, and the test behind each point. `npm run security` prints it, and fails when a test that is named here does
 * not exist or did not pass. A test is named by its file and the beginning of its full name, `…` for what comes after.
 * Whoever adds a test that shows a point adds its name; whatever nothing shows says so, and why.
 */

const known = (name) => `test/rooms/known-leaks.spec.ts › ${name}`;
const page = (name) =>
  `test/browser/filing.spec.ts › a rights holder files on a phone and an examiner takes the case at a desk ${name}`;
const rooms = (file, name) => `test/rooms/${file}.spec.ts › ${name}`;
const edges = (name) => `test/security/edges.spec.ts › ${name}`;
const outbound = (name) => `test/security/outbound.spec.ts › V11 calls to addresses that somebody else named ${name}`;
const supply = 'stage › supply';

/** Leaks that help desks and case systems have had before (V1–V19). */
export const LEAKS = [
  {
    id: 'V1',
    text: 'what hangs below a case, by foreign ids',
    tests: [
      known(
        'V1: the matrix of every route and every foreign role refuses each of them, in every spelling, by HEAD and OPTIONS too',
      ),
      known(
        'V1: the matrix of every route and every foreign role refuses what hangs below a case to whoever may see another case, by any id',
      ),
      rooms('routes', 'each protected route shows and does nothing for another institution or desk'),
    ],
  },
  {
    id: 'V2',
    text: 'files without rights, guessable tokens',
    tests: [
      known('V2: a file is given out to nobody who only knows its id'),
      rooms('evidence', 'evidence opens to nobody else: not another applicant, not another institution, not a visitor'),
    ],
  },
  {
    id: 'V3',
    text: 'acts that read a foreign source',
    tests: [rooms('routes', 'each protected route knows no act that a foreign institution, desk or role could do')],
  },
  {
    id: 'V4',
    text: 'lists that tell secrets',
    tests: [
      known('V4: an answer carries only what its description names, for each role'),
      rooms('sign-in', 'the second step says who is signed in, without a secret'),
    ],
  },
  {
    id: 'V5',
    text: 'a second channel without the filter',
    tests: [
      known(
        'V5: a channel that stays open is a route like any other: none opens without an audience, and each asks for its session',
      ),
      rooms('notices', 'the stream of notices ends within five seconds when the viewer …'),
    ],
  },
  {
    id: 'V6',
    text: 'stored scripts in text, names and files',
    tests: [
      page('lets no text become markup, script or the address of a script, on either page'),
      edges('V6 …'),
      rooms('evidence', 'evidence refuses HTML that calls itself PDF'),
    ],
  },
  { id: 'V7', text: 'markup through headers', tests: [edges('V7 …')] },
  {
    id: 'V8',
    text: 'identities linked by e-mail or header',
    tests: [rooms('open-id', 'V8: who comes back from the provider …')],
  },
  {
    id: 'V9',
    text: 'a limiter beaten by many at once',
    tests: [
      known('V9: guesses two hundred at once: no more than the limit reach the hash, and all are counted'),
      rooms('sign-in', 'the first step lets at most ten of two hundred guesses at once reach the check'),
    ],
  },
  {
    id: 'V10',
    text: 'a code used twice',
    tests: [
      known('V10: a code is good once: the second use of the same one is refused, in another session and at once'),
      rooms('sign-in', 'the second step takes a code once, also when it comes many times at once'),
    ],
  },
  {
    id: 'V11',
    text: 'calls to machines inside',
    tests: [
      outbound('reach no machine inside, whatever its spelling: …'),
      outbound('are looked at when the connection is made: a name that changes its address gains nothing'),
    ],
  },
  { id: 'V12', text: 'writes from another site', tests: [edges('V12 …'), rooms('sign-in', "another site's page …")] },
  {
    id: 'V13',
    text: 'fields that nobody offered',
    tests: [
      known(
        'V13: mass assignment every column of every table in every body is refused where the body does not name it',
      ),
    ],
  },
  {
    id: 'V14',
    text: 'SQL through sorting and filters',
    tests: [rooms('bad-input', 'addresses and questions that make no sense a list of cases by …')],
  },
  {
    id: 'V15',
    text: 'formulas in exports',
    tests: [
      'libs/contracts/src/spreadsheet.spec.ts › a cell of an export never begins a formula: …',
      'libs/contracts/src/spreadsheet.spec.ts › a cell of an export begins no formula whatever the text is',
    ],
  },
  {
    id: 'V16',
    text: 'exhaustion by big and odd input',
    tests: [edges('V16 …'), rooms('bad-input', 'whatever is sent …')],
  },
  { id: 'V17', text: 'secrets in logs', tests: [edges('V17 …')] },
  {
    id: 'V18',
    text: 'who has an account; open redirects',
    tests: [
      known('V18: who asks whether there is an account …'),
      rooms(
        'sign-in',
        'the first step answers a wrong password, an unknown account and a closed one alike, and opens nothing',
      ),
    ],
  },
  { id: 'V19', text: 'commands through converters', tests: [edges('V19 …')] },
];

/** OWASP ASVS 5.0 and API Security Top 10, as chosen for this system. */
export const POINTS = [
  {
    id: 1,
    text: 'every read and write by owner or scope, in guard and database',
    tests: [
      rooms('row-level-security', 'with the guard out of the way a stranger reads no file'),
      rooms('row-level-security', 'with row-level security switched off …'),
    ],
  },
  {
    id: 2,
    text: 'deny by default, an audience for each route',
    tests: [
      rooms('routes', 'who may call is said by every handler'),
      rooms('routes', 'who may call is nobody where nothing is said'),
    ],
  },
  {
    id: 3,
    text: 'answers per role, requests by allow-list',
    tests: [
      known('V4: an answer carries only what its description names, for each role'),
      known(
        'V13: mass assignment every column of every table in every body is refused where the body does not name it',
      ),
    ],
  },
  {
    id: 4,
    text: 'a change of role is effective at once',
    tests: [rooms('sign-in', 'a session has the role and the place that its account has now')],
  },
  {
    id: 5,
    text: 'the matrix of rights, generated',
    tests: [
      known(
        'V1: the matrix of every route and every foreign role refuses each of them, in every spelling, by HEAD and OPTIONS too',
      ),
    ],
  },
  { id: 6, text: 'no skipped steps', tests: ['libs/cases/src/domain/lifecycle.spec.ts › …'] },
  {
    id: 7,
    text: 'transactional, nothing twice',
    tests: [
      rooms('idempotency', 'filing under a key files one case when fifty come at once, and gives all the same answer'),
      rooms('idempotency', 'an act under a key is done once when thirty come at once'),
    ],
  },
  { id: 8, text: 'two persons for what is grave', tests: ['libs/cases/src/domain/lifecycle.spec.ts › …'] },
  {
    id: 9,
    text: 'limits on filing, search, look-up',
    tests: [
      edges('limits of calls …'),
      rooms('lookup', 'looking up a case bounds the guesses at one case from all addresses together'),
    ],
  },
  { id: 10, text: 'all input checked by the server', tests: [rooms('bad-input', 'a request that cannot be filed …')] },
  {
    id: 11,
    text: 'only parameters in SQL',
    tests: [rooms('bad-input', 'addresses and questions that make no sense …')],
  },
  { id: 12, text: 'no shell', tests: [edges('V19 …')] },
  { id: 13, text: 'cells of exports', tests: ['libs/contracts/src/spreadsheet.spec.ts › …'] },
  {
    id: 14,
    text: 'no markup is taken, SVG refused',
    tests: [rooms('evidence', 'evidence refuses SVG'), edges('V6 …')],
  },
  {
    id: 15,
    text: 'outbound by allow-list, no redirects',
    tests: [
      outbound('go only to the hosts and ports of the list: …'),
      outbound('are never sent on: a redirect is an answer'),
    ],
  },
  {
    id: 16,
    text: 'headers of mails',
    tests: [rooms('notices', 'a letter carries nothing into its head that does not belong there')],
  },
  { id: 17, text: 'no expression that a text can hold up', tests: [edges('V16 …')] },
  {
    id: 18,
    text: 'downloads as attachments, sandboxed',
    tests: [rooms('evidence', 'evidence takes a file, shows it to both sides, and gives staff the same bytes back')],
  },
  {
    id: 19,
    text: 'attributes of the cookie',
    tests: [rooms('sign-in', 'a session is kept in a cookie that scripts, other sites and plain lines do not get')],
  },
  {
    id: 20,
    text: 'security headers on every answer',
    tests: [
      page('lets no text become markup, script or the address of a script, on either page'),
      edges('every answer carries …'),
    ],
  },
  { id: 21, text: 'writes from other sites', tests: [rooms('sign-in', "another site's page …"), edges('V12 …')] },
  {
    id: 22,
    text: 'content types, proxy headers, methods',
    tests: [
      edges('who calls is told …'),
      rooms('bad-input', 'addresses and questions that make no sense HEAD is GET without its body'),
    ],
  },
  { id: 23, text: 'request smuggling', tests: [edges('a line that carries two stories …')] },
  {
    id: 24,
    text: 'open channels',
    tests: [
      known(
        'V5: a channel that stays open is a route like any other: none opens without an audience, and each asks for its session',
      ),
      rooms('notices', 'the stream of notices ends within five seconds when the viewer …'),
      rooms('notices', 'the stream of notices keeps no session alive'),
    ],
  },
  {
    id: 25,
    text: 'size, kind, archives, pixels, quota',
    tests: [
      rooms('evidence', 'evidence refuses an archive that declares a thousandfold'),
      rooms(
        'uploads',
        'a file that comes in parts is nothing when it is another file than its sender had, or of a kind that is not taken',
      ),
      'libs/evidence/src/domain/pixels.spec.ts › …',
    ],
  },
  {
    id: 26,
    text: 'files under names of our own, mode 0600',
    tests: [rooms('evidence', 'evidence keeps no plain text on disk, and lets only itself read there')],
  },
  {
    id: 27,
    text: 'quarantine until scanned',
    tests: [
      rooms(
        'evidence-care',
        'a file in quarantine stays there while the scanner is down, talks nonsense or breaks off, and leaves it when it is back',
      ),
      rooms(
        'evidence-care',
        'a file in quarantine stays there for good when it is infected, and everybody can see why',
      ),
    ],
  },
  { id: 28, text: 'passwords', tests: ['libs/access/src/domain/password.spec.ts › …'] },
  {
    id: 29,
    text: 'guesses, and no lock-out of the owner',
    tests: [rooms('sign-in', 'the first step does not let a stranger lock somebody out')],
  },
  { id: 30, text: 'no default accounts', tests: [edges('settings …')] },
  {
    id: 31,
    text: 'a second factor for all staff',
    tests: [rooms('routes', 'each protected route refuses a session without its second step')],
  },
  { id: 32, text: 'nobody learns who has an account', tests: [known('V18: who asks whether there is an account …')] },
  {
    id: 33,
    text: 'reset links',
    tests: [
      rooms('accounts', 'a reset …'),
      rooms('accounts', 'a new account takes no link that is over, made up, or replaced by a newer one'),
    ],
  },
  {
    id: 34,
    text: 'codes once, recovery codes hashed',
    tests: [
      rooms('accounts', 'a recovery code …'),
      rooms('sign-in', 'the second step takes a code once, also when it comes many times at once'),
    ],
  },
  { id: 35, text: 'OpenID Connect', tests: [rooms('open-id', 'V8: who comes back from the provider …')] },
  { id: 36, text: 'sessions', tests: [rooms('sign-in', 'a session …')] },
  {
    id: 37,
    text: 'JWT',
    tests: [],
    notMet: 'none are issued; those of an identity provider are checked by its library',
  },
  { id: 38, text: 'authenticated encryption, agility', tests: ['libs/platform/src/crypto/vault.spec.ts › …'] },
  {
    id: 39,
    text: 'tokens of 128 bits and more',
    tests: [rooms('lookup', 'a lookup token opens its case and no other, whatever is asked of it')],
  },
  {
    id: 40,
    text: 'roles of the database',
    tests: [
      rooms('row-level-security', 'the role of the application owns nothing, inherits nothing and goes past nothing'),
    ],
  },
  { id: 41, text: 'limits of pools and time, written down', tests: [edges('a slow caller …')] },
  { id: 42, text: 'secrets from environment or files, weak ones refused', tests: [edges('settings …')] },
  {
    id: 43,
    text: 'nothing of the inside shown',
    tests: [rooms('routes', 'an answer tells nothing of the inside when something breaks'), edges('whatever breaks …')],
  },
  {
    id: 44,
    text: 'no personal data in addresses; previews without EXIF',
    tests: [
      rooms('lookup', 'a lookup token is refused in the address, where it would be logged'),
      rooms(
        'evidence-care',
        'a file in care is shown in small without what the camera wrote into it, and stays as it was',
      ),
    ],
  },
  {
    id: 45,
    text: 'nothing personal kept by the browser',
    tests: [page('keeps nothing of the case or its people in either browser once it is left')],
  },
  { id: 46, text: 'bill of materials, lock with integrity, advisories', tests: [supply] },
  {
    id: 47,
    text: 'the real address, strict types',
    tests: [
      edges('who calls is told …'),
      rooms('sign-in', 'the first step believes no header about where a guess comes from'),
    ],
  },
  {
    id: 48,
    text: 'what is recorded',
    tests: [
      rooms(
        'evidence-care',
        'a file in care carries its chain of custody, for whoever may see the case and nobody else',
      ),
    ],
  },
  { id: 49, text: 'logs without secrets, one line each', tests: [edges('V17 …'), edges('V7 …')] },
  { id: 50, text: 'whatever breaks is refused in order', tests: [edges('whatever breaks …')] },
  {
    id: 51,
    text: 'the inventory of routes is the description',
    tests: [
      rooms(
        'routes',
        'the interface is described whole: no route without a description, no description without a route',
      ),
    ],
  },
];
