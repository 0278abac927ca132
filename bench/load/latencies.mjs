// Latencies in an HDR histogram, in microseconds: a percentile is exact to three digits however many were recorded.
import { build } from 'hdr-histogram-js';

const HIGHEST_US = 120_000_000;

export function createLatencies() {
  const histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: HIGHEST_US,
    numberOfSignificantValueDigits: 3,
    useWebAssembly: false,
  });
  return {
    record: (ms) => histogram.recordValue(Math.min(HIGHEST_US, Math.max(1, Math.round(ms * 1_000)))),
    count: () => histogram.totalCount,
    /** Milliseconds that so many per cent did not exceed. */
    percentileMs: (percent) => histogram.getValueAtPercentile(percent) / 1_000,
    summary: () => ({
      p50: histogram.getValueAtPercentile(50) / 1_000,
      p99: histogram.getValueAtPercentile(99) / 1_000,
      p999: histogram.getValueAtPercentile(99.9) / 1_000,
      max: histogram.maxValue / 1_000,
    }),
  };
}
