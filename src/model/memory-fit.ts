/** Whether bytes fit into the memory of accelerators, by definition. */

/**
 * Share of the memory kept free for activations and the buffers of the serving software: 10 %, our assumption.
 */
export const memoryReserve = 0.1

export interface MemoryFit {
  /** Bytes of all accelerators together; null when not known. */
  readonly room: number | null
  /** Whether the bytes fit with nothing in reserve, and with `memoryReserve` of the room left free. Null when the memory is not known. */
  readonly fits: boolean | null
  readonly fitsWithReserve: boolean | null
}

/** Whether `bytes` (weights, and the cache at the end of the answers) fit into so many accelerators of `memory` bytes each, by definition. */
export const memoryFit = (bytes: number, memory: number | null, accelerators: number): MemoryFit => {
  const room = memory === null ? null : accelerators * memory
  return {
    room,
    fits: room === null ? null : bytes <= room,
    fitsWithReserve: room === null ? null : bytes <= room * (1 - memoryReserve),
  }
}
