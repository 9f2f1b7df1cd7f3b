import * as fc from 'fast-check';

/**
 * Text of any UTF-16 units, halves of pairs among them, at most 60. fast-check's own unit `binary` is
 * the same, but takes seconds to set up.
 */
export const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f)), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
