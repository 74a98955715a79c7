/** A growing list of 32-bit integers: a quarter of the memory of an array of numbers, and nothing for the garbage collector to visit. */
export interface IntList {
  readonly push: (value: number) => void
  /** Adds zeros up to this length. */
  readonly fill: (length: number) => void
  readonly length: () => number
  /** The numbers so far, without copying: valid until the next push. */
  readonly values: () => Int32Array
}

export function intList(): IntList {
  let values = new Int32Array(1024)
  let length = 0
  const reserve = (total: number) => {
    if (total <= values.length) return
    const larger = new Int32Array(Math.max(2 * values.length, total))
    larger.set(values)
    values = larger
  }
  return {
    push: (value) => {
      if (length === values.length) reserve(length + 1)
      values[length] = value
      length += 1
    },
    fill: (to) => {
      reserve(to)
      length = Math.max(length, to)
    },
    length: () => length,
    values: () => values.subarray(0, length),
  }
}
