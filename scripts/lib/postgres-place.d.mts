/** A fresh folder for a throw-away cluster that the database's user can reach. The caller removes it. */
export declare function temporaryPlace(use?: { readonly isLasting?: boolean }): string;
