// layout gives each node a place: x and y. Parts of the graph that no edge joins
// stand beside each other, the largest first.
function layout(nodes, edges) {
  const part = new Map(), parts = [];
  for (const first of nodes) {
    if (part.has(first)) continue;
    const p = {nodes: [], edges: new Set()};
    parts.push(p);
    part.set(first, p);
    for (const stack = [first]; stack.length;) {
      const v = stack.pop();
      p.nodes.push(v);
      for (const e of v.edges) {
        p.edges.add(e);
        for (const u of [e.a, e.b]) if (!part.has(u)) { part.set(u, p); stack.push(u); }
      }
    }
  }
  for (const p of parts) {
    p.nodes.sort((a, b) => a.index - b.index);
    place(p.nodes, [...p.edges]);
    if (extent(p.nodes, 'y') > extent(p.nodes, 'x')) for (const v of p.nodes) [v.x, v.y] = [v.y, v.x]; // screens are wide
    const wide = p.edges.size ? 60 : 24, high = p.edges.size ? 44 : 20;
    let right = -Infinity, bottom = -Infinity;
    p.left = p.top = Infinity;
    for (const v of p.nodes) {
      p.left = Math.min(p.left, v.x - wide); right = Math.max(right, v.x + wide);
      p.top = Math.min(p.top, v.y - high); bottom = Math.max(bottom, v.y + high);
    }
    p.wide = right - p.left;
    p.high = bottom - p.top;
  }
  parts.sort((a, b) => b.nodes.length - a.nodes.length || a.nodes[0].index - b.nodes[0].index);
  const row = Math.max(parts[0].wide, 1.3 * Math.sqrt(parts.reduce((sum, p) => sum + p.wide * p.high, 0)));
  let x = 0, y = 0, high = 0;
  for (const p of parts) {
    if (x > 0 && x + p.wide > row) { x = 0; y += high; high = 0; }
    for (const v of p.nodes) { v.x += x - p.left; v.y += y - p.top; }
    x += p.wide;
    high = Math.max(high, p.high);
  }
}

function extent(nodes, axis) {
  let least = Infinity, most = -Infinity;
  for (const v of nodes) { least = Math.min(least, v[axis]); most = Math.max(most, v[axis]); }
  return most - least;
}

// place does so for a part that hangs together. Nodes push each other away, edges
// pull their ends together, and all are drawn to the middle; how far a node
// moves in a step shrinks to nothing. Hubs push harder, as in ForceAtlas2
// (Jacomy et al. 2014), so that they keep apart. Nothing is left to chance: one
// graph always looks the same.
function place(nodes, edges) {
  const here = new Map(nodes.map((v, i) => [v, i]));
  const n = nodes.length;
  const x = new Float64Array(n), y = new Float64Array(n), fx = new Float64Array(n), fy = new Float64Array(n);
  const mass = Float64Array.from(nodes, v => 1 + Math.sqrt(v.degree));
  // Hubs begin in the middle of a spiral of golden angles.
  const order = nodes.map((_, i) => i).sort((a, b) => nodes[b].degree - nodes[a].degree || (nodes[a].id < nodes[b].id ? -1 : 1));
  order.forEach((i, rank) => {
    const r = 40 * Math.sqrt(rank + .5), turn = rank * 2.39996322972865;
    x[i] = r * Math.cos(turn);
    y[i] = r * Math.sin(turn);
  });
  const steps = Math.max(80, Math.min(360, Math.round(300000 / (n + 1))));
  const push = 5200, pull = .085, middle = .45;
  const side = Math.max(1, Math.min(24, Math.round(Math.sqrt(n / 6))));
  const cells = Array.from({length: side * side}, () => []);
  const heart = new Float64Array(side * side * 3); // of each cell the mass and where it lies
  for (let step = 0; step < steps; step++) {
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    for (let i = 0; i < n; i++) {
      left = Math.min(left, x[i]); right = Math.max(right, x[i]);
      top = Math.min(top, y[i]); bottom = Math.max(bottom, y[i]);
    }
    const wide = (right - left) / side + 1e-9, high = (bottom - top) / side + 1e-9;
    const column = i => Math.min(side - 1, Math.floor((x[i] - left) / wide)), row = i => Math.min(side - 1, Math.floor((y[i] - top) / high));
    cells.forEach(c => { c.length = 0; });
    heart.fill(0);
    for (let i = 0; i < n; i++) {
      const c = row(i) * side + column(i);
      cells[c].push(i);
      heart[3 * c] += mass[i];
      heart[3 * c + 1] += mass[i] * x[i];
      heart[3 * c + 2] += mass[i] * y[i];
    }
    const full = [];
    for (let c = 0; c < cells.length; c++) {
      if (cells[c].length) full.push({x: c % side, y: Math.floor(c / side), inside: cells[c], mass: heart[3 * c], hx: heart[3 * c + 1] / heart[3 * c], hy: heart[3 * c + 2] / heart[3 * c]});
    }
    for (let i = 0; i < n; i++) {
      const cx = column(i), cy = row(i), xi = x[i], yi = y[i];
      let gx = 0, gy = 0;
      for (const c of full) {
        const dx = c.x - cx, dy = c.y - cy;
        if (dx > 1 || dx < -1 || dy > 1 || dy < -1) {
          const px = xi - c.hx, py = yi - c.hy, f = c.mass / (px * px + py * py);
          gx += px * f;
          gy += py * f;
          continue;
        }
        for (const j of c.inside) {
          if (j === i) continue;
          let px = xi - x[j], py = yi - y[j];
          if (px * px + py * py < 1) { px = i < j ? 1 : -1; py = (i + j) % 3 - 1; }
          const f = mass[j] / (px * px + py * py);
          gx += px * f;
          gy += py * f;
        }
      }
      fx[i] = mass[i] * (push * gx - middle * xi);
      fy[i] = mass[i] * (push * gy - middle * yi);
    }
    for (const e of edges) {
      const a = here.get(e.a), b = here.get(e.b);
      const dx = x[b] - x[a], dy = y[b] - y[a], d = Math.sqrt(dx * dx + dy * dy);
      const f = pull * d / e.together / Math.sqrt(Math.min(e.a.degree, e.b.degree));
      fx[a] += dx * f; fy[a] += dy * f;
      fx[b] -= dx * f; fy[b] -= dy * f;
    }
    const far = 60 * (1 - step / steps) + .5;
    for (let i = 0; i < n; i++) {
      const f = Math.sqrt(fx[i] * fx[i] + fy[i] * fy[i]) / mass[i];
      if (f < 1e-9) continue;
      const go = Math.min(far, f * .02) / f / mass[i];
      x[i] += fx[i] * go;
      y[i] += fy[i] * go;
    }
  }
  nodes.forEach((v, i) => { v.x = x[i]; v.y = y[i]; });
  apart(nodes);
}

// apart moves nodes that lie on each other, with room for a line of text.
function apart(nodes) {
  const cell = 90;
  for (let round = 0; round < 30; round++) {
    const grid = new Map();
    for (const v of nodes) {
      const key = Math.floor(v.x / cell) + ' ' + Math.floor(v.y / cell);
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key).push(v);
    }
    let moved = false;
    for (const v of nodes) {
      const gx = Math.floor(v.x / cell), gy = Math.floor(v.y / cell);
      for (let i = gx - 1; i <= gx + 1; i++) for (let j = gy - 1; j <= gy + 1; j++) {
        for (const u of grid.get(i + ' ' + j) || []) {
          if (u.index <= v.index) continue;
          let dx = u.x - v.x, dy = u.y - v.y;
          const want = u.radius + v.radius + 26, d = Math.sqrt(dx * dx + dy * dy);
          if (d >= want) continue;
          if (d < .01) { dx = 1; dy = .3; }
          const by = (want - d) / 2 / Math.max(d, 1);
          u.x += dx * by; u.y += dy * by;
          v.x -= dx * by; v.y -= dy * by;
          moved = true;
        }
      }
    }
    if (!moved) return;
  }
}
