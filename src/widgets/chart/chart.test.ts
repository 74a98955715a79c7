// @vitest-environment happy-dom
/**
 * Protects what a reader gets from a chart beside its lines: values at the pointer and by the arrow keys, in words; the drawing that is shown
 * is up to date; the same data as a table.
 */
import { signal } from '@preact/signals-core'
import { h, render } from 'preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Chart } from '../../calculators/spec/chart.ts'
import { area, chart, line, point, region, rule } from '../../calculators/spec/views.ts'
import { ChartFigure } from './chart.tsx'
import { startTable } from './chart-table.tsx'
import { placeChart, wide } from './place-chart.ts'
import { nearestStop, readAt, stopAfter, stopsOf, valueAt } from './read-chart.ts'
