/**
 * What every page does with script: live numbers, search, settings in the footer, previews of links, sidenotes that open in
 * place, the neighbourhood, the map, the pages of data, claims and parameters. One file, because each further request costs a slow connection a round trip.
 */

import { offerNeighbourhood } from '../neighbourhood/neighbourhood-loader.ts'
import { startSearchOpener } from '../search/search-opener.ts'
import { startSearchPage } from '../search/search-page.ts'
import { holdPresses } from './held-events.ts'
import { startPageLive } from './page-live.ts'
import { startPreviews } from './preview-links.ts'
import { startSettings } from './settings.ts'
import { startSidenotes } from './sidenotes.ts'
import { startSliderTouch } from './slider-touch.ts'

startSliderTouch()
startPageLive()
startSearchOpener()
startSettings()
startPreviews()
startSidenotes()

startSearchPage()

const neighbourhood = document.getElementById('neighbourhood')
if (neighbourhood) offerNeighbourhood(neighbourhood)
const map = document.querySelector<HTMLElement>('.map-page')
if (map) {
  const release = holdPresses(map, '[data-zoom], [data-path]')
  void import('../map/map.ts').then(({ startMap }) => startMap(map)).then(release)
}
const table = document.querySelector<HTMLElement>('[data-table]')
if (table) void import('../data/data-page.ts').then(({ startDataPage }) => startDataPage(table))
const shelf = document.querySelector<HTMLElement>('[data-own-scenarios]')
if (shelf) {
  const release = holdPresses(document.body, '[data-use-scenario]')
  void import('../scenario/scenarios-page.ts').then(({ startScenariosPage }) => startScenariosPage(shelf)).then(release)
}
if (document.documentElement.dataset['embed'] !== undefined) void import('./embed.ts').then(({ startEmbed }) => startEmbed())
if (document.querySelector('[data-turns], [data-flips]'))
  void import('../prose/claims-and-parameters-page.ts').then(({ startClaimsAndParametersPage }) => startClaimsAndParametersPage())
