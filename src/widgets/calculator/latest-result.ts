/**
 * A function that loads something anew at each call and passes it to `use`, unless another call was made in the meantime: an older result
 * that arrives later is dropped. The promise rejects when the loading fails.
 */
export const latestResult = <T>(load: () => Promise<T>, use: (result: T) => void): (() => Promise<void>) => {
  let calls = 0
  return async () => {
    calls += 1
    const call = calls
    const result = await load()
    if (call === calls) use(result)
  }
}
