/** What somebody typed or pasted, in the form in which numbers and codes are written. */

/** Case, width, spaces, any dash, and the letters that look like digits make no difference. */
function symbolsOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212\u30fc_\-.:：]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** Letters and digits of Crockford's base 32. */
const SYMBOL = '[0-9A-HJKMNP-TV-Z]';

/** A case number as in `WY26-7K3M9QX2`, or null when this cannot be one. */
export function caseNumberOf(typed: string): string | null {
  const found = new RegExp(`^(?:WY)?(\\d{2})(${SYMBOL}{8})$`).exec(symbolsOf(typed));
  return found ? `WY${found[1] ?? ''}-${found[2] ?? ''}` : null;
}

/** A query code as in `8F2K-0XQM-T7WA`, or null when this cannot be one. */
export function queryCodeOf(typed: string): string | null {
  const symbols = symbolsOf(typed);
  return new RegExp(`^${SYMBOL}{12}$`).test(symbols) ? symbols.replace(/(.{4})(?=.)/g, '$1-') : null;
}

/**
 * Both at once, where somebody pasted what they had copied: number and code in either order with any words between.
 * null when not both are there.
 */
export function bothOf(pasted: string): { caseNo: string; queryCode: string } | null {
  const words = pasted
    .normalize('NFKC')
    .split(/[^0-9A-Za-z\u2010-\u2015\u2212-]+/u)
    .filter((word) => word !== '');
  const caseNo = words.map(caseNumberOf).find((found) => found !== null);
  const queryCode = words.map(queryCodeOf).find((found) => found !== null && !found.startsWith('WY'));
  return caseNo && queryCode ? { caseNo, queryCode } : null;
}

/** The signed receipt in a pasted text or an uploaded file, or null: base64url, a dot, an Ed25519 signature. */
export function receiptIn(text: string): string | null {
  return /(?<![\w-])[\w-]{40,}\.[\w-]{86}(?![\w-])/.exec(text.replace(/\u200b|\ufeff/gu, ''))?.[0] ?? null;
}
