// Reads the exports in a folder with the libraries of those who will open them
// and prints what they found as JSON.
import fs from 'node:fs';
import cytoscape from 'cytoscape';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import jsonld from 'jsonld';
import {Parser} from 'n3';

const folder = process.argv[2];
const read = name => fs.readFileSync(`${folder}/${name}`, 'utf8');
const drawing = graph => ({
  nodes: Object.fromEntries(graph.mapNodes((id, a) => [id, a.label])),
  edges: graph.size,
});
const view = cytoscape({headless: true, ...JSON.parse(read('cytoscape.cyjs'))});
const quads = (name, format) => new Parser({format}).parse(read(name)).length;

console.log(JSON.stringify({
  drawings: {
    'gexf': drawing(gexf.parse(Graph, read('gexf.gexf'))),
    'gexf-1.2': drawing(gexf.parse(Graph, read('gexf-1.2.gexf'))),
    'graphml': drawing(graphml.parse(Graph, read('graphml.graphml'))),
    'graphml-yed': drawing(graphml.parse(Graph, read('graphml-yed.graphml'))),
    'graphology': drawing(Graph.from(JSON.parse(read('graphology.graphology.json')))),
    'cytoscape': {
      nodes: Object.fromEntries(view.nodes().map(n => [n.id(), n.data('label')])),
      edges: view.edges().length,
    },
  },
  quads: {
    'nquads': quads('nquads.nq', 'N-Quads'),
    'canonical': quads('canonical.canonical.nq', 'N-Quads'),
    'turtle': quads('turtle.ttl', 'text/turtle'),
    'turtle-star': quads('turtle-star.ttls', 'text/turtle*'),
  },
  jsonld: await jsonld.toRDF(JSON.parse(read('jsonld.jsonld')), {format: 'application/n-quads'}),
}));
