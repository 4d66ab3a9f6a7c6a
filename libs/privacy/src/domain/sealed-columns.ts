/** Where sealed values stand. What is not listed here is not sealed anew when a key changes; a test looks for values that are missing. */
export interface SealedColumn {
  readonly table: string;
  /** The column that names the row in the place of its values. */
  readonly row: string;
  readonly column: string;
  /** Of the column that names the row; a uuid unless said. */
  readonly rowType?: 'uuid' | 'text';
  /** The place that is bound into the value, without the row: `table|column`. */
  readonly place: string;
}

const party = (column: string): SealedColumn => ({
  table: 'party',
  row: 'id',
  column: `${column}_sealed`,
  place: `party|${column}`,
});
const request = (column: string): SealedColumn => ({
  table: 'case_request',
  row: 'case_id',
  column: `${column}_sealed`,
  place: `case_request|${column}`,
});
const asked = (column: string): SealedColumn => ({
  table: 'data_request',
  row: 'id',
  column: `${column}_sealed`,
  place: `data_request|${column}`,
});

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  ...['name', 'id_number', 'address', 'contact_name', 'mobile', 'email'].map(party),
  ...['facts', 'demand', 'description'].map(request),
  ...['value', 'words', 'answer'].map(asked),
  { table: 'case_file', row: 'id', column: 'applicant_name_sealed', place: 'case_file|applicant_name' },
  { table: 'unmasking', row: 'id', column: 'note_sealed', place: 'unmasking|note' },
  { table: 'handler_conflict', row: 'id', column: 'name_sealed', place: 'handler_conflict|name' },
  { table: 'account', row: 'id', column: 'totp_secret', place: 'account|totp' },
  { table: 'referral', row: 'id', column: 'letter_sealed', place: 'referral|letter' },
  {
    table: 'authority_channel',
    row: 'authority_id',
    rowType: 'text',
    column: 'secret_sealed',
    place: 'authority_channel|secret',
  },
];
