/** Which note an arrow key leads to. */

interface Place {
  readonly x: number
  readonly y: number
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export const directionOf = (key: string): readonly [number, number] | undefined => directions[key]

/** The place nearest in a direction, up to 60° off it, those off it counting as farther; null when none lies that way. */
export function nextInDirection<T extends Place>(from: Place, places: readonly T[], [dx, dy]: readonly [number, number]): T | null {
  let best: T | null = null
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    const distance = Math.hypot(place.x - from.x, place.y - from.y)
    const along = ((place.x - from.x) * dx + (place.y - from.y) * dy) / (distance || 1)
    const cost = distance / along ** 2
    if (along < 0.5 || cost >= least) continue
    best = place
    least = cost
  }
  return best
}
