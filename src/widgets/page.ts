/**
 * What every page does with script: live numbers, search, settings in the footer, previews of links, sidenotes that open in
 * place, the neighbourhood, the map, the pages of claims and parameters. One file, because each further request costs a slow connection a round trip.
 */
import { holdPresses } from './held-events.ts'
import { startLive } from './live.ts'
import { offerNeighbourhood } from './neighbourhood-loader.ts'
import { offerPreviews } from './preview-links.ts'
import { startSearchOpener } from './search-opener.ts'
import { startSearchPage } from './search-page.ts'
import { startSettings } from './settings.ts'
import { startSidenotes } from './sidenotes.ts'
import { startTouch } from './touch.ts'

startTouch()
startLive()
startSearchOpener()
startSettings()
offerPreviews()
startSidenotes()

startSearchPage()

const neighbourhood = document.getElementById('neighbourhood')
if (neighbourhood) offerNeighbourhood(neighbourhood)
const map = document.querySelector<HTMLElement>('.map-page')
if (map) {
  const letGo = holdPresses(map, '[data-zoom], [data-path]')
  void import('./map.ts').then(({ startMap }) => startMap(map)).then(letGo)
}
const shelf = document.querySelector<HTMLElement>('[data-own-scenarios]')
if (shelf) {
  const letGo = holdPresses(document.body, '[data-use-scenario]')
  void import('./scenarios-page.ts').then(({ startScenariosPage }) => startScenariosPage(shelf)).then(letGo)
}
if (document.documentElement.dataset['embed'] !== undefined) void import('./embed.ts').then(({ startEmbed }) => startEmbed())
if (document.querySelector('[data-turns], [data-flips]')) void import('./book-page.ts').then(({ startBookPage }) => startBookPage())
