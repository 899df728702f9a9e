// A chart block as a Chart.js picture; its alternative text says the same in words.
import { el } from './dom.js';

// Colour-blind safe (Okabe–Ito); every series also has a pattern of its own border, and values are written on the bars.
const colours = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'];
const dashes = [[], [6, 3], [2, 2], [8, 3, 2, 3]];

let library;
function load() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(el('script', { src: '/vendor/chart.js', onload: () => resolve(window.Chart), onerror: reject }));
  });
  return library;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
function short(value) {
  return Math.abs(value) >= 1e6 ? new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value) : number.format(value);
}

/** Whiskers from low to high, the value above each bar, and the limit line with its name. */
function marks(block) {
  return {
    id: 'marks',
    afterDatasetsDraw(chart) {
      const { ctx, scales, chartArea } = chart;
      ctx.save();
      ctx.font = '12px system-ui, sans-serif';
      ctx.fillStyle = colour('--text');
      ctx.strokeStyle = colour('--text');
      block.series.forEach((series, i) => {
        series.points.forEach((point, j) => {
          const bar = chart.getDatasetMeta(i).data[j];
          if (!point || !bar || !scales.x) return;
          const at = (value) => scales.x.getPixelForValue(Math.min(value, scales.x.max));
          if (point.low !== point.high) {
            ctx.beginPath();
            ctx.moveTo(at(point.low), bar.y);
            ctx.lineTo(at(point.high), bar.y);
            for (const end of [point.low, point.high]) {
              ctx.moveTo(at(end), bar.y - 4);
              ctx.lineTo(at(end), bar.y + 4);
            }
            ctx.stroke();
          }
          const text = point.low === point.high ? short(point.typical) : `${short(point.low)}–${short(point.high)}`;
          const x = at(point.high) + 6;
          const fits = x + ctx.measureText(text).width < chartArea.right + 4;
          ctx.textAlign = fits ? 'left' : 'right';
          ctx.textBaseline = 'middle';
          ctx.fillText(text, fits ? x : chartArea.right, fits ? bar.y : bar.y - bar.height / 2 - 7);
        });
      });
      if (block.limit) {
        const x = scales.x.getPixelForValue(block.limit.value);
        ctx.setLineDash([5, 4]);
        ctx.strokeStyle = colour('--danger');
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
        ctx.fillStyle = colour('--danger');
        ctx.textAlign = 'center';
        ctx.textBaseline = 'bottom';
        ctx.fillText(block.limit.label, x, chartArea.top - 2);
      }
      ctx.restore();
    },
  };
}

function bars(block) {
  const most = Math.max(block.limit?.value ?? 0, ...block.series.flatMap(({ points }) => points.map((point) => point?.high ?? 0)));
  return {
    type: 'bar',
    data: {
      labels: block.labels,
      datasets: block.series.map(({ name, points }, i) => ({
        label: name,
        data: points.map((point) => point?.typical ?? null),
        backgroundColor: `${colours[i % colours.length]}d0`,
        borderRadius: 4,
        maxBarThickness: 22,
      })),
    },
    options: { indexAxis: 'y', scales: { x: { beginAtZero: true, suggestedMax: most * 1.15 } } },
    plugins: [marks(block)],
  };
}

/** What a line that keeps its height begins with and changes to, beside the rise. */
function steps(block) {
  return {
    id: 'steps',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = '12px system-ui, sans-serif';
      ctx.fillStyle = colour('--text');
      ctx.textAlign = 'left';
      ctx.textBaseline = 'bottom';
      block.series.forEach(({ points }, i) => {
        points.forEach((point, j) => {
          const mark = chart.getDatasetMeta(i).data[j];
          if (point && mark && points[j - 1]?.typical !== point.typical) ctx.fillText(short(point.typical), mark.x + 6, mark.y - 3);
        });
      });
      ctx.restore();
    },
  };
}

function line(block) {
  return {
    type: 'line',
    data: {
      labels: block.labels,
      datasets: block.series.map(({ name, points }, i) => ({
        label: name,
        data: points.map((point) => point?.typical ?? null),
        borderColor: colours[i % colours.length],
        backgroundColor: colours[i % colours.length],
        borderDash: dashes[i % dashes.length],
        stepped: block.stepped ?? false,
        spanGaps: false,
      })),
    },
    options: { scales: { y: { beginAtZero: true } } },
    plugins: block.stepped ? [steps(block)] : [],
  };
}

export function chart(block) {
  const canvas = el('canvas', { role: 'img', 'aria-label': block.alt });
  const rows = block.labels.length * block.series.length;
  const height = block.kind === 'bar' ? Math.max(140, 64 + rows * 30) : 260;
  const figure = el(
    'figure.chart',
    {},
    el('figcaption', {}, block.unit ? `${block.title} (${block.unit})` : block.title),
    el('div.canvas', { style: `height:${height}px` }, canvas),
  );
  load().then((Chart) => {
    if (!canvas.isConnected) return;
    const { options, ...rest } = block.kind === 'bar' ? bars(block) : line(block);
    const axis = { ticks: { color: colour('--text') }, grid: { color: colour('--line') } };
    const scales = Object.fromEntries(['x', 'y'].map((name) => [name, { ...axis, ...options.scales?.[name] }]));
    new Chart(canvas, {
      ...rest,
      options: {
        ...options,
        scales,
        responsive: true,
        maintainAspectRatio: false,
        animation: false,
        layout: { padding: { top: 16, right: 24 } },
        plugins: { legend: { display: block.series.length > 1, position: 'bottom', labels: { color: colour('--text') } } },
      },
    });
  });
  return figure;
}
