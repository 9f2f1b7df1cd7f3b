import * as v from 'valibot';

/*
 * What values are made of. Each rule is a check of ours: the library has one for each, and what it would say
 * of a value that breaks it is read by nobody, and weighs more than the rules.
 */

/** A text of so many UTF-16 units. */
export function text(max: number, min = 0) {
  return v.pipe(
    v.string(),
    v.check(({ length }) => length >= min && length <= max),
  );
}

/** A text that looks like this. */
export function shaped(shape: RegExp) {
  return v.pipe(
    v.string(),
    v.check((value) => shape.test(value)),
  );
}

/** A whole number, both ends included. */
export function whole(min = 0, max = Number.MAX_SAFE_INTEGER) {
  return v.pipe(
    v.number(),
    v.check((value) => Number.isSafeInteger(value) && value >= min && value <= max),
  );
}

/** A list that is not longer. */
export function list<Item extends v.GenericSchema>(item: Item, max: number) {
  return v.pipe(
    v.array(item),
    v.check(({ length }) => length <= max),
  );
}
