// The graph, the list beside it, the search and the time line.
const data = JSON.parse(document.getElementById('data').textContent);
const byId = id => document.getElementById(id);

// el makes an element; children are elements or text, which is never markup.
function el(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes)) {
    if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
    else if (k === 'color') e.style.background = v;
    else if (v !== undefined && v !== null && v !== false) e.setAttribute(k, v === true ? '' : v);
  }
  e.append(...children.filter(c => c !== null && c !== undefined && c !== ''));
  return e;
}

const line = s => s.replace(/\s+/g, ' ').trim();
const graph = (() => {
  const corners = [5, 3, 6, 0, 8, 7, 4]; // a type is told by its shape too
  const types = new Map(data.types.map((t, i) => [t.name, {...t, corners: corners[i % corners.length], shown: true, many: 0}]));
  const categories = new Map(data.categories.map(c => [c.name, {...c, shown: true, many: 0}]));
  const nodes = data.nodes.map((v, index) => ({...v, index, edges: [], degree: 0, shown: true, idle: false, color: types.get(v.type)?.color || '#888888'}));
  const node = new Map(nodes.map(v => [v.id, v]));
  const pairs = new Map();
  const edges = data.edges.map(e => {
    const relation = data.relations[e.relation] || {}, a = node.get(e.source), b = node.get(e.target);
    const whole = {...e, a, b, symmetric: !!relation.symmetric, category: relation.category, color: categories.get(relation.category)?.color || '#999999',
      width: Math.min(6, 1.3 + Math.log2(e.evidence.length || 1) * .8), shown: true};
    a.edges.push(whole);
    if (a !== b) b.edges.push(whole);
    const key = Math.min(a.index, b.index) + ' ' + Math.max(a.index, b.index);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(whole);
    const c = categories.get(relation.category);
    if (c) c.many++;
    return whole;
  });
  for (const list of pairs.values()) list.forEach((e, i) => { e.offset = i - (list.length - 1) / 2; e.together = list.length; });
  for (const v of nodes) {
    v.degree = v.edges.length;
    v.radius = Math.min(26, 6.5 + 2.1 * Math.sqrt(v.degree));
    v.name = line(v.label);
    const characters = [...v.name];
    v.short = characters.length > 34 ? characters.slice(0, 32).join('').trim() + '…' : v.name;
    const t = types.get(v.type);
    if (t) t.many++;
  }
  layout(nodes, edges);
  const ranked = [...nodes].sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  return {types, categories, nodes, node, edges, edge: new Map(edges.map(e => [e.id, e])), ranked, drawn: [...ranked].reverse()};
})();

// Time: an act has the day on which it happened, or on which it was reported.
const dayOf = w => w.date || w.published || '';
const span = {from: '', to: ''};
const within = d => !span.from || (d !== '' && d.slice(0, span.to.length) <= span.to && (d + '-01-01').slice(0, span.from.length) >= span.from);

function filter() {
  for (const e of graph.edges) {
    e.shown = graph.categories.get(e.category)?.shown !== false && graph.types.get(e.a.type)?.shown !== false && graph.types.get(e.b.type)?.shown !== false &&
      (!span.from || e.evidence.some(w => within(dayOf(w))));
  }
  for (const v of graph.nodes) {
    v.shown = graph.types.get(v.type)?.shown !== false;
    v.idle = v.degree > 0 && !v.edges.some(e => e.shown);
  }
  view.draw();
  show(chosen, false);
}

// Letters that are written in several ways are one when names are searched.
const letters = {'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ة': 'ه', 'ۀ': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ٱ': 'ا', 'ـ': '', 'ı': 'i', 'ł': 'l', 'ø': 'o', 'ß': 'ss'};
const fold = s => s.normalize('NFKD').toLowerCase().replace(/[\p{M}\p{Cf}]/gu, '').replace(/./gu, c => letters[c] ?? c)
  .replace(/[٠-٩۰-۹]/g, c => c.charCodeAt(0) & 15).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
for (const v of graph.nodes) v.find = [v.label, ...Object.values(v.names || {}), ...(v.aliases || []), v.id].map(fold);

// search returns nodes whose names have every word that is asked for, those
// first whose names begin with it.
function search(text) {
  const words = fold(text).split(' ').filter(Boolean);
  if (!words.length) return null;
  const whole = words.join(' '), found = [];
  for (const v of graph.ranked) {
    let best = 9;
    for (const name of v.find) {
      const padded = ' ' + name;
      if (name === whole) best = Math.min(best, 0);
      else if (name.startsWith(whole)) best = Math.min(best, 1);
      else if (words.every(w => padded.includes(' ' + w))) best = Math.min(best, 2);
      else if (words.every(w => name.includes(w))) best = Math.min(best, 3);
    }
    if (best < 9) found.push([best, v]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(f => f[1]);
}

// The list beside the graph.
let chosen = null;
const dot = (color, corners) => {
  const mark = el('i', {color});
  const point = i => [50 + 50 * Math.cos(Math.PI * (2 * i / corners - (corners === 4 ? .25 : .5))), 50 + 50 * Math.sin(Math.PI * (2 * i / corners - (corners === 4 ? .25 : .5)))];
  if (corners) {
    mark.style.borderRadius = 0;
    mark.style.clipPath = `polygon(${Array.from({length: corners}, (_, i) => point(i).map(p => p.toFixed(1) + '%').join(' ')).join(',')})`;
  }
  return mark;
};
const typeDot = t => dot(t?.color || '#888888', t?.corners);
const bdi = (text, lang) => el('bdi', {lang}, line(text));
const typeLabel = v => graph.types.get(v.type)?.label || v.type;
const href = url => /^https?:\/\//i.test(url || '') ? url : undefined;
const days = (a, b) => !a ? '' : a === b || !b ? a : a + ' – ' + b;

function nodeList(list, first) {
  const most = 400;
  const items = list.slice(0, most).map((v, i) => {
    const other = Object.entries(v.names || {}).find(([, n]) => n !== v.label);
    return el('li', {class: first && i === 0 ? 'first' : undefined}, el('button', {type: 'button', 'data-id': v.id, title: typeLabel(v), onclick: () => pick(v, true)},
      typeDot(graph.types.get(v.type)), bdi(v.label), other ? el('bdi', {class: 'other', lang: other[0]}, line(other[1])) : '', el('span', {class: 'many'}, String(v.degree))));
  });
  return [el('ul', {class: 'list'}, ...items), list.length > most ? el('p', {class: 'none'}, `${list.length - most} more: search for them.`) : ''];
}

function evidence(e) {
  return [...e.evidence].sort((p, q) => dayOf(p) < dayOf(q) ? -1 : dayOf(p) > dayOf(q) ? 1 : 0).filter(w => within(dayOf(w))).map(w => {
    const title = w.title && el('bdi', {lang: w.lang}, line(w.title)), url = href(w.url);
    const by = w.by && graph.node.get(w.by), place = w.place && graph.node.get(w.place);
    const f = el('figure', {}, ...w.quotes.map(q => el('blockquote', {lang: w.lang, dir: 'auto'}, q)),
      el('figcaption', {}, ...[
        title && (url ? el('a', {href: url, target: '_blank', rel: 'noopener noreferrer'}, title) : el('span', {}, title)),
        w.outlet && el('span', {}, bdi(w.outlet)),
        w.published && el('span', {}, w.published),
        w.date && w.date !== w.published && el('span', {}, 'happened ' + w.date),
        place && el('span', {}, 'at ', bdi(place.label)),
        by && el('span', {}, 'said by ', bdi(by.label)),
        el('span', {}, 'confidence ' + w.confidence),
      ].filter(Boolean)));
    f.style.setProperty('--accent', e.color);
    return f;
  });
}

const link = v => el('button', {type: 'button', class: 'link', onclick: ev => { ev.preventDefault(); pick(v, true); }}, bdi(v.label));
const status = e => e.status === 'asserted' ? '' : el('span', {class: 'status'}, e.status);
const roles = e => (e.roles || []).length ? el('span', {}, bdi(e.roles.join(', '))) : '';
const back = () => el('button', {type: 'button', class: 'back', onclick: () => pick(null)}, '← all');

function nodePanel(v) {
  const seen = new Set([line(v.label)]), names = [];
  for (const [lang, n] of [...Object.entries(v.names || {}), ...(v.aliases || []).map(a => [undefined, a])]) {
    if (!seen.has(line(n))) { seen.add(line(n)); names.push(bdi(n, lang)); }
  }
  const groups = [];
  for (const c of graph.categories.values()) {
    const edges = v.edges.filter(e => e.shown && e.category === c.name).sort((p, q) => (q.last || '') < (p.last || '') ? -1 : (q.last || '') > (p.last || '') ? 1 : p.id < q.id ? -1 : 1);
    if (!edges.length) continue;
    const head = el('h3', {}, c.label, el('span', {}, String(edges.length)));
    head.style.borderColor = c.color;
    groups.push(head, ...edges.map(e => {
      const relation = data.relations[e.relation] || {}, other = e.a === v ? e.b : e.a;
      const word = e.a === v || e.symmetric ? relation.label : relation.inverse;
      const says = word ? [el('span', {class: 'word'}, bdi(word)), link(other)] : [link(other), el('span', {class: 'word'}, bdi(relation.label || e.relation)), bdi(v.label)];
      return el('details', {open: v.edges.length <= 8, 'data-id': e.id}, el('summary', {}, ...says, roles(e), status(e), el('time', {}, days(e.first, e.last))), ...evidence(e));
    }));
  }
  return [back(), el('p', {class: 'kind'}, typeDot(graph.types.get(v.type)), typeLabel(v) + (v.described ? ', described and not named' : '')),
    el('h2', {dir: 'auto'}, line(v.label)), names.length ? el('p', {class: 'names'}, ...names.flatMap((n, i) => i ? [' · ', n] : [n])) : '', el('p', {class: 'xid'}, v.id),
    ...(groups.length ? groups : [el('p', {class: 'none'}, 'No edges here.')])];
}

function edgePanel(e) {
  const relation = data.relations[e.relation] || {}, c = graph.categories.get(e.category);
  return [back(), el('p', {class: 'kind'}, dot(e.color), c ? c.label : ''),
    el('h2', {}, link(e.a), ' ', el('bdi', {class: 'word'}, relation.label || e.relation), ' ', link(e.b)),
    el('p', {class: 'names'}, ...[roles(e), status(e), days(e.first, e.last) && el('span', {}, days(e.first, e.last) + ' ')].filter(Boolean)), ...evidence(e)];
}

function show(what, top = true) {
  const panel = byId('detail'), asked = byId('search').value, found = search(asked);
  let list;
  if (what) list = what.a ? edgePanel(what) : nodePanel(what);
  else if (found) list = found.length ? nodeList(found, true) : [el('p', {class: 'none'}, 'Nobody and nothing of that name.')];
  else list = nodeList(graph.ranked.filter(v => v.shown));
  panel.replaceChildren(...list.filter(Boolean));
  if (top) panel.scrollTop = 0;
}

function pick(what, go) {
  chosen = what;
  history.replaceState(null, '', what ? '#' + encodeURIComponent(what.id) : location.pathname + location.search);
  view.choose(what, go);
  show(what);
}

const view = drawGraph(graph, {
  over(what, x, y) {
    const tip = byId('tip');
    tip.hidden = !what;
    if (!what) return;
    if (what.a) {
      const relation = data.relations[what.relation] || {};
      tip.replaceChildren(bdi(what.a.label), ' ', el('span', {class: 'word'}, relation.label || what.relation), ' ', bdi(what.b.label), what.first ? ` (${days(what.first, what.last)})` : '');
    } else {
      tip.replaceChildren(bdi(what.label), ` · ${typeLabel(what)} · ${what.degree}`);
    }
    tip.style.left = Math.min(x + 14, tip.parentElement.clientWidth - tip.offsetWidth - 8) + 'px';
    tip.style.top = Math.max(8, y - 38) + 'px';
  },
  pick(what) { pick(what); },
});

// The legend hides and shows.
function legend() {
  const chip = (c, mark) => el('button', {type: 'button', 'aria-pressed': String(c.shown), title: c.shown ? 'Hide' : 'Show', onclick: () => { c.shown = !c.shown; legend(); filter(); }}, mark, c.label);
  byId('legend').replaceChildren(
    ...[...graph.types.values()].filter(t => t.many).map(t => chip(t, typeDot(t))), el('hr'),
    ...[...graph.categories.values()].filter(c => c.many).map(c => {
      const mark = el('i', {class: 'edge'});
      mark.style.borderColor = c.color;
      return chip(c, mark);
    }));
}

// The time line counts what documents say, by day, month or year, and takes a
// stretch that is marked on it.
function timeline() {
  const all = graph.edges.flatMap(e => e.evidence.map(dayOf)).filter(Boolean).sort();
  const canvas = byId('time');
  if (all.length < 2 || all[0].slice(0, 7) === all[all.length - 1].slice(0, 7)) { byId('when').hidden = true; return; }
  const year = d => Number(d.slice(0, 4)), month = d => year(d) * 12 + Number(d.slice(5, 7) || 1) - 1;
  const long = month(all[all.length - 1]) - month(all[0]) > 150, unit = long ? year : month;
  const name = u => long ? String(u).padStart(4, '0') : `${String(Math.floor(u / 12)).padStart(4, '0')}-${String(u % 12 + 1).padStart(2, '0')}`;
  const first = unit(all[0]), bars = new Array(unit(all[all.length - 1]) - first + 1).fill(0);
  for (const d of all) bars[unit(d) - first]++;
  let mark = null; // the first and the last bar that are marked
  const paint = () => {
    const ratio = window.devicePixelRatio || 1, w = canvas.clientWidth, h = canvas.clientHeight, ctx = canvas.getContext('2d');
    canvas.width = w * ratio; canvas.height = h * ratio;
    ctx.scale(ratio, ratio);
    const css = getComputedStyle(document.documentElement), most = Math.max(...bars), step = w / bars.length;
    bars.forEach((n, i) => {
      const tall = n ? Math.max(2, (h - 16) * Math.sqrt(n / most)) : 1;
      ctx.globalAlpha = !mark || i >= mark[0] && i <= mark[1] ? .75 : .2;
      ctx.fillStyle = css.getPropertyValue(n ? '--mark' : '--line');
      ctx.fillRect(i * step + Math.min(1, step * .1), h - 14 - tall, Math.max(1, step - Math.min(2, step * .2)), tall);
    });
    ctx.globalAlpha = 1;
    ctx.fillStyle = css.getPropertyValue('--soft');
    ctx.font = '10.5px ' + css.getPropertyValue('--text');
    ctx.textBaseline = 'bottom';
    let last = -60;
    bars.forEach((_, i) => {
      const u = first + i;
      if (!long && u % 12 && i || (i * step) - last < 46 || i * step > w - 30) return;
      ctx.fillText(long || !(u % 12) ? name(u).slice(0, 4) : name(u), i * step, h);
      last = i * step;
    });
    byId('span').textContent = mark ? `${name(first + mark[0])} – ${name(first + mark[1])} · click to see all times` : 'Drag here to see a stretch of time';
  };
  let from = null;
  const bar = ev => Math.max(0, Math.min(bars.length - 1, Math.floor(ev.offsetX / canvas.clientWidth * bars.length)));
  const take = m => {
    mark = m;
    span.from = m ? name(first + m[0]) : '';
    span.to = m ? name(first + m[1]) : '';
    paint();
    filter();
  };
  canvas.addEventListener('pointerdown', ev => { from = bar(ev); canvas.setPointerCapture(ev.pointerId); });
  canvas.addEventListener('pointermove', ev => { if (from !== null && bar(ev) !== from) take([Math.min(from, bar(ev)), Math.max(from, bar(ev))]); });
  canvas.addEventListener('pointerup', ev => { if (from === bar(ev)) take(mark ? null : [from, from]); from = null; });
  new ResizeObserver(paint).observe(canvas);
}

const searchBox = byId('search');
searchBox.addEventListener('input', () => { chosen = null; view.choose(null); show(null); });
document.addEventListener('keydown', ev => {
  if (ev.key === 'Escape') { searchBox.value = ''; pick(null); }
  if (ev.key === '/' && document.activeElement !== searchBox) { ev.preventDefault(); searchBox.focus(); }
  if (ev.key === 'Enter' && document.activeElement === searchBox) {
    const found = search(searchBox.value);
    if (found && found.length) pick(found[0], true);
  }
});
byId('zoom').addEventListener('click', ev => {
  const by = Number(ev.target.dataset.zoom);
  if (by) view.zoom(by); else if (ev.target.dataset.zoom) view.fit();
});
const fromAddress = () => {
  let id = '';
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* no name that this page has made */ }
  const what = graph.node.get(id) || graph.edge.get(id) || null;
  chosen = what;
  view.choose(what, true);
  show(what);
};
window.addEventListener('hashchange', fromAddress);

const focus = graph.node.get(data.focus);
byId('title').textContent = focus ? line(focus.label) : 'Who did what with whom';
document.title = focus ? line(focus.label) + ': who did what with whom' : document.title;
const said = graph.edges.reduce((n, e) => n + e.evidence.length, 0);
const times = graph.edges.flatMap(e => e.evidence.map(dayOf)).filter(Boolean).sort();
byId('summary').append(`${graph.nodes.length} nodes, ${graph.edges.length} edges, stated ${said} times `, el('span', {}, times.length ? days(times[0], times[times.length - 1]) : ''));
legend();
timeline();
fromAddress();
document.documentElement.dataset.ready = graph.nodes.length + ' ' + graph.edges.length;
