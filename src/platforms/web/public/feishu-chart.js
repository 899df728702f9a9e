// The native chart of a Feishu card, drawn by the VChart that Feishu's clients draw with.
import { el } from './dom.js';

let library;
function load() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(el('script', { src: '/vendor/vchart.js', onload: () => resolve(window.VChart.VChart), onerror: reject }));
  });
  return library;
}

const ratios = { '1:1': 1, '2:1': 1 / 2, '4:3': 3 / 4, '16:9': 9 / 16 };

export function feishuChart(element, { dark = false } = {}) {
  const stage = el('div.fs-chart', { style: `aspect-ratio:${1 / (ratios[element.aspect_ratio] ?? 9 / 16)}` });
  load().then((VChart) => {
    if (!stage.isConnected) return;
    const chart = new VChart({ ...element.chart_spec, background: 'transparent', theme: dark ? 'dark' : 'light' }, { dom: stage, animation: false });
    chart.renderAsync().then(() => stage.setAttribute('data-drawn', ''));
  });
  return stage;
}
