/** A number without an exponent, for attributes that know only digits: `5e27` → "5000…". */
export const plainNumber = (value: number | string): string =>
  value === '' ? '' : Number(value).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 12 })
