// The comparison as a picture: four panels of bars, in an SVG that follows the reader's light or dark scheme.
import * as echarts from 'echarts';
import { format } from '../statistics.mjs';
import { COLOURS, followScheme } from './colours.mjs';
import { figureOf } from './figures.mjs';

const WIDTH = 960;
const PANEL_HEIGHT = 270;
const LABELS_WIDTH = 216;
const { ink: INK, faint: FAINT, ours: OURS, peer: PEER, baseline: BASELINE } = COLOURS.light;

const panels = (rate) => [
  { figure: 'startMs', title: 'Start to first 200, ms', hint: 'shorter is better' },
  { figure: 'idleMib', title: 'Idle memory, MiB', hint: 'shorter is better' },
  { figure: 'read', title: 'Requests a second on one core', hint: 'longer is better' },
  { figure: 'rateP99', title: `p99 at ${format(rate)} requests a second, ms`, hint: 'shorter is better' },
];

export function drawChart({ rate, subjects }) {
  const drawn = panels(rate).map((panel, i) => drawPanel(panel, subjects, i));
  const chart = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: 2 * PANEL_HEIGHT + 40,
  });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    grid: drawn.map(({ grid }) => grid),
    title: [...drawn.map(({ title }) => title), legend()],
    xAxis: drawn.map(({ xAxis }) => xAxis),
    yAxis: drawn.map(({ yAxis }) => yAxis),
    series: drawn.map(({ series }) => series),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return followScheme(svg);
}

function drawPanel({ figure, title, hint }, subjects, i) {
  const [left, top] = [(i % 2) * (WIDTH / 2), Math.floor(i / 2) * PANEL_HEIGHT + 40];
  const bars = subjects.filter((subject) => figureOf(subject, figure) !== undefined);
  const values = bars.map((subject) => figureOf(subject, figure));
  return {
    title: {
      ...{ left: left + 16, top: top - 4, text: title, subtext: hint, itemGap: 2 },
      textStyle: { fontSize: 14, color: INK },
      subtextStyle: { fontSize: 11, color: FAINT },
    },
    grid: {
      left: left + LABELS_WIDTH,
      top: top + 38,
      width: WIDTH / 2 - LABELS_WIDTH - 64,
      height: PANEL_HEIGHT - 60,
    },
    xAxis: { gridIndex: i, type: 'value', show: false, min: 0, max: Math.max(...values) },
    yAxis: {
      ...{ gridIndex: i, type: 'category', inverse: true, data: bars.map(({ name }) => name) },
      ...{ axisLine: { show: false }, axisTick: { show: false } },
      axisLabel: { color: INK, fontSize: 11, interval: 0 },
    },
    series: {
      ...{ type: 'bar', xAxisIndex: i, yAxisIndex: i, barCategoryGap: '25%' },
      label: { show: true, position: 'right', color: INK, fontSize: 11, formatter: ({ data }) => data.text },
      data: bars.map((subject, bar) => ({
        value: values[bar],
        text: format(values[bar], values[bar] < 10 ? 2 : 0),
        itemStyle: { color: colourOf(subject) },
      })),
    },
  };
}

const colourOf = ({ role }) => ({ us: OURS, baseline: BASELINE })[role] ?? PEER;

const legend = () => ({
  ...{
    left: 16,
    top: 8,
    text: '{ours|■} amps-sandbox\u2003{peer|■} peers\u2003{base|■} baselines, which do less',
  },
  textStyle: {
    ...{ fontSize: 11, fontWeight: 'normal', color: INK },
    rich: { ours: { color: OURS }, peer: { color: PEER }, base: { color: BASELINE } },
  },
});
