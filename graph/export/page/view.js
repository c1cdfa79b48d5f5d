// drawGraph shows the graph on a canvas. What the reader does there is told to
// the functions of on: over, pick.
function drawGraph(graph, on) {
  const canvas = document.getElementById('view'), ctx = canvas.getContext('2d');
  const at = {x: 0, y: 0, k: 1}; // where the middle of the picture lies, and its scale
  let width = 0, height = 0, chosen = null, over = null, queued = false, touched = false;
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const draw = () => { if (!queued) { queued = true; requestAnimationFrame(() => { queued = false; paint(); }); } };
  const sx = x => (x - at.x) * at.k + width / 2, sy = y => (y - at.y) * at.k + height / 2;
  const size = v => v.radius * Math.max(.55, Math.min(1.5, at.k));

  // tone is a colour that can be seen on the paper: lighter where it is dark.
  const night = matchMedia('(prefers-color-scheme: dark)');
  const tone = color => !night.matches ? color : '#' + [1, 3, 5].map(i => Math.round(parseInt(color.slice(i, i + 2), 16) * .6 + 102).toString(16).padStart(2, '0')).join('');

  // bend is the point toward which an edge is bent, so that edges between the
  // same two lie side by side.
  function bend(e) {
    const [p, q] = e.a.index < e.b.index ? [e.a, e.b] : [e.b, e.a];
    const dx = q.x - p.x, dy = q.y - p.y, d = Math.hypot(dx, dy) || 1, off = e.offset * Math.min(46, 14 + d * .16);
    return [(p.x + q.x) / 2 - dy / d * off * 2, (p.y + q.y) / 2 + dx / d * off * 2];
  }
  function alongEdge(e, t) {
    const [cx, cy] = bend(e), u = 1 - t;
    return [u * u * e.a.x + 2 * u * t * cx + t * t * e.b.x, u * u * e.a.y + 2 * u * t * cy + t * t * e.b.y];
  }

  // lit tells what stays bright while something is chosen or pointed at.
  function lit() {
    const what = over || chosen;
    if (!what) return null;
    const set = new Set([what]);
    if (what.a) { set.add(what.a); set.add(what.b); }
    else for (const e of what.edges) if (e.shown) { set.add(e); set.add(e.a); set.add(e.b); }
    return set;
  }

  const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
  function write(text, x, y, ink, paper, font) {
    ctx.font = font;
    ctx.direction = rightToLeft.test(text) ? 'rtl' : 'ltr';
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.lineJoin = 'round';
    ctx.lineWidth = 4;
    ctx.strokeStyle = paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = ink;
    ctx.fillText(text, x, y);
  }

  function shape(v, x, y, r) {
    ctx.beginPath();
    const corners = graph.types.get(v.type)?.corners || 0;
    if (!corners) { ctx.arc(x, y, r, 0, 2 * Math.PI); return; }
    const turn = corners === 4 ? Math.PI / 4 : -Math.PI / 2, R = r * (corners === 3 ? 1.35 : 1.18);
    const point = i => [x + R * Math.cos(turn + i * 2 * Math.PI / corners), y + R * Math.sin(turn + i * 2 * Math.PI / corners)];
    ctx.moveTo((point(0)[0] + point(corners - 1)[0]) / 2, (point(0)[1] + point(corners - 1)[1]) / 2);
    for (let i = 0; i < corners; i++) ctx.arcTo(...point(i), ...point((i + 1) % corners), R * .28);
    ctx.closePath();
  }

  function paint() {
    const ratio = window.devicePixelRatio || 1, paper = style('--paper'), ink = style('--ink'), soft = style('--edge-label'), family = style('--text');
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    const bright = lit(), visible = [];
    for (const e of graph.edges) {
      if (!e.shown) continue;
      const on = !bright || bright.has(e), [cx, cy] = bend(e);
      const ax = sx(e.a.x), ay = sy(e.a.y), bx = sx(e.b.x), by = sy(e.b.y), mx = sx(cx), my = sy(cy);
      if (Math.max(ax, bx, mx) < 0 || Math.max(ay, by, my) < 0 || Math.min(ax, bx, mx) > width || Math.min(ay, by, my) > height) continue;
      ctx.globalAlpha = on ? (bright ? .95 : .62) : .08;
      ctx.strokeStyle = ctx.fillStyle = tone(e.color);
      ctx.lineWidth = e.width * (e === chosen || e === over ? 1.9 : 1);
      ctx.setLineDash(e.status === 'asserted' ? [] : [5, 5]);
      ctx.beginPath();
      if (e.a === e.b) {
        ctx.arc(ax, ay - size(e.a) - 9, 10, 0, 2 * Math.PI);
      } else {
        ctx.moveTo(ax, ay);
        ctx.quadraticCurveTo(mx, my, bx, by);
      }
      ctx.stroke();
      ctx.setLineDash([]);
      if (!e.symmetric && e.a !== e.b) {
        const dx = bx - mx, dy = by - my, d = Math.hypot(dx, dy) || 1, r = size(e.b) + 2.5, h = 6 + e.width * 1.3;
        const px = bx - dx / d * r, py = by - dy / d * r, nx = -dy / d * h * .45, ny = dx / d * h * .45;
        ctx.beginPath();
        ctx.moveTo(px, py);
        ctx.lineTo(px - dx / d * h + nx, py - dy / d * h + ny);
        ctx.lineTo(px - dx / d * h - nx, py - dy / d * h - ny);
        ctx.fill();
      }
      visible.push(e);
    }
    for (const v of graph.drawn) {
      if (!v.shown) continue;
      const x = sx(v.x), y = sy(v.y), r = size(v);
      if (x < -50 || y < -50 || x > width + 50 || y > height + 50) continue;
      ctx.globalAlpha = (!bright || bright.has(v) ? 1 : .16) * (v.idle ? .35 : 1);
      shape(v, x, y, r);
      ctx.fillStyle = v.color;
      ctx.strokeStyle = v === chosen || v === over ? ink : paper;
      ctx.lineWidth = 2.2;
      ctx.fill();
      ctx.stroke();
    }
    labels(bright, visible, ink, soft, paper, family);
    ctx.globalAlpha = 1;
  }

  // labels writes the names of what matters most and finds room.
  function labels(bright, visible, ink, soft, paper, family) {
    const taken = [];
    const room = (x, y, w, h) => {
      for (const t of taken) if (Math.abs(t[0] - x) * 2 < t[2] + w && Math.abs(t[1] - y) * 2 < t[3] + h) return false;
      taken.push([x, y, w, h]);
      return true;
    };
    const names = bright ? [...graph.drawn].reverse().sort((a, b) => bright.has(b) - bright.has(a)) : [...graph.drawn].reverse();
    let written = 0;
    for (const v of names) {
      if (!v.shown || written > 160 || !v.degree && at.k < .8 && !bright?.has(v) && graph.nodes.length > 60) continue;
      const x = sx(v.x), y = sy(v.y) + size(v) + 11;
      if (x < 0 || y < 0 || x > width || y > height + 20) continue;
      const on = !bright || bright.has(v), heavy = v === chosen || v === over;
      const font = `${heavy ? 650 : 500} ${12.5 + Math.min(3.5, v.radius / 8)}px ${family}`;
      ctx.font = font;
      const text = v.short, w = ctx.measureText(text).width + 6;
      const above = y - 2 * size(v) - 22, free = room(x, y, w, 17) ? y : room(x, above, w, 17) ? above : heavy ? y : null;
      taken.push([x, sy(v.y), size(v) * 1.7, size(v) * 1.7]);
      if (free === null) continue;
      ctx.globalAlpha = (on ? 1 : .2) * (v.idle ? .45 : 1);
      write(text, x, free, ink, paper, font);
      written++;
    }
    const some = bright ? visible.filter(e => bright.has(e)) : visible;
    if (some.length > (bright ? 40 : 45)) return;
    for (const e of some) {
      const p = alongEdge(e, .5), x = sx(p[0]), y = sy(p[1]) - (e.a === e.b ? size(e.a) + 19 : 0);
      const font = `${rightToLeft.test(e.label) ? '' : 'italic '}11.5px ${family}`;
      ctx.font = font;
      const w = ctx.measureText(e.label).width + 4;
      if (!bright && Math.hypot(sx(e.a.x) - sx(e.b.x), sy(e.a.y) - sy(e.b.y)) < w * .9 || !room(x, y, w, 13)) continue;
      ctx.globalAlpha = .95;
      write(e.label, x, y, soft, paper, font);
    }
  }

  // find returns what is drawn at a point: a node, else an edge, else null.
  function find(px, py) {
    for (const v of [...graph.drawn].reverse()) {
      if (v.shown && Math.hypot(sx(v.x) - px, sy(v.y) - py) < size(v) + 4) return v;
    }
    let best = null, near = 7;
    for (const e of graph.edges) {
      if (!e.shown) continue;
      for (let i = 1; i < 16; i++) {
        const p = alongEdge(e, i / 16), d = Math.hypot(sx(p[0]) - px, sy(p[1]) - py);
        if (d < near) { near = d; best = e; }
      }
    }
    return best;
  }

  function fit(some = graph.nodes.filter(v => v.shown)) {
    if (!some.length || !width) return;
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    for (const v of some) {
      left = Math.min(left, v.x); right = Math.max(right, v.x);
      top = Math.min(top, v.y); bottom = Math.max(bottom, v.y);
    }
    const foot = height > 400 ? 90 : 20; // the time line
    at.k = Math.max(.03, Math.min(1.9, (width - 250) / (right - left + 1), (height - 100 - foot) / (bottom - top + 1)));
    at.x = (left + right) / 2;
    at.y = (top + bottom) / 2 + (foot - 30) / 2 / at.k;
    draw();
  }

  function zoom(by, px = width / 2, py = height / 2) {
    const k = Math.max(.03, Math.min(6, at.k * by));
    at.x += (px - width / 2) * (1 / at.k - 1 / k);
    at.y += (py - height / 2) * (1 / at.k - 1 / k);
    at.k = k;
    touched = true;
    draw();
  }

  const fingers = new Map();
  let held = null, moved = false, spread = 0;
  canvas.addEventListener('pointerdown', ev => {
    canvas.setPointerCapture(ev.pointerId);
    fingers.set(ev.pointerId, [ev.offsetX, ev.offsetY]);
    spread = 0;
    if (fingers.size === 1) {
      const v = find(ev.offsetX, ev.offsetY);
      held = v && !v.a ? v : null;
      moved = false;
    }
  });
  canvas.addEventListener('pointermove', ev => {
    const was = fingers.get(ev.pointerId);
    if (!was) {
      const v = find(ev.offsetX, ev.offsetY);
      if (v !== over) { over = v; canvas.classList.toggle('over', !!v); draw(); }
      on.over(v, ev.offsetX, ev.offsetY);
      return;
    }
    const dx = ev.offsetX - was[0], dy = ev.offsetY - was[1];
    if (!moved && Math.hypot(dx, dy) < 4 && fingers.size === 1) return;
    fingers.set(ev.pointerId, [ev.offsetX, ev.offsetY]);
    moved = true;
    if (fingers.size === 2) {
      const [p, q] = [...fingers.values()], d = Math.hypot(p[0] - q[0], p[1] - q[1]);
      if (spread) zoom(d / spread, (p[0] + q[0]) / 2, (p[1] + q[1]) / 2);
      spread = d;
    } else if (held) {
      held.x += dx / at.k;
      held.y += dy / at.k;
    } else {
      at.x -= dx / at.k;
      at.y -= dy / at.k;
      canvas.classList.add('drag');
    }
    touched = true;
    over = null;
    on.over(null);
    draw();
  });
  const release = ev => {
    const one = fingers.size === 1;
    fingers.delete(ev.pointerId);
    canvas.classList.remove('drag');
    if (one && !moved && ev.type === 'pointerup') on.pick(find(ev.offsetX, ev.offsetY));
    held = null;
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => { if (!fingers.size) { over = null; on.over(null); draw(); } });
  canvas.addEventListener('wheel', ev => {
    ev.preventDefault();
    zoom(Math.exp(-ev.deltaY * (ev.deltaMode ? .05 : .0018)), ev.offsetX, ev.offsetY);
  }, {passive: false});
  canvas.addEventListener('keydown', ev => {
    const by = 60 / at.k, way = {ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by]}[ev.key];
    if (way) { at.x += way[0]; at.y += way[1]; ev.preventDefault(); draw(); }
    if (ev.key === '+' || ev.key === '=') zoom(1.3);
    if (ev.key === '-') zoom(1 / 1.3);
    if (ev.key === '0') fit();
  });
  new ResizeObserver(() => {
    const joined = graph.nodes.filter(v => v.degree);
    const ratio = window.devicePixelRatio || 1;
    width = canvas.clientWidth; height = canvas.clientHeight;
    canvas.width = Math.round(width * ratio); canvas.height = Math.round(height * ratio);
    if (!touched) fit(joined.length ? joined : graph.nodes);
    paint(); // at once: a canvas of another size is empty
  }).observe(canvas);
  night.addEventListener('change', draw);

  return {
    draw, fit, zoom,
    choose(what, go) {
      chosen = what;
      over = null;
      if (what && go) {
        const x = what.a ? (what.a.x + what.b.x) / 2 : what.x, y = what.a ? (what.a.y + what.b.y) / 2 : what.y;
        if (sx(x) < 60 || sy(y) < 60 || sx(x) > width - 60 || sy(y) > height - 120) { at.x = x; at.y = y; }
      }
      draw();
    },
  };
}
