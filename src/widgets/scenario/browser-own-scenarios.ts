/** The reader's named scenarios, on the real device. */
import { createOwnScenarios } from './own-scenarios.ts'

const key = 'scenarios'

export const ownScenarios = createOwnScenarios({
  read: () => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(key, text)
      return true
    } catch {
      return false
    }
  },
})
addEventListener('storage', (event) => event.key === key && ownScenarios.reload())
