/**
 * Runs before the first paint, so that a chosen theme does not flash. Inline in every page; the policy admits it by its hash.
 * `data-script` lets styles show what only works with script; `data-scenario` keeps room for the bar that will say what is changed.
 */
export const firstPaint = `document.documentElement.dataset.script="on";try{const t=localStorage.getItem("theme");if(t)document.documentElement.dataset.theme=t;if(/[?&](with|here)=/.test(location.search)||/"own":"[^"]/.test(localStorage.getItem("scenario")??""))document.documentElement.dataset.scenario="changed"}catch{}`
