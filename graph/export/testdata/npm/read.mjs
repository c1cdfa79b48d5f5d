// Reads the exports in a folder with the libraries of those who will open them
// and prints what they found as JSON: of each drawing the properties of its
// nodes and edges as text, of linked data the number of quads, of tables the
// rows.
import fs from 'node:fs';
import cytoscape from 'cytoscape';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import {asyncBufferFromFile, parquetReadObjects, parquetSchema, parquetMetadataAsync} from 'hyparquet';
import jsonld from 'jsonld';
import {Parser} from 'n3';

const folder = process.argv[2];
const read = name => fs.readFileSync(`${folder}/${name}`, 'utf8');
const quads = (name, format) => new Parser({format}).parse(read(name)).length;

// properties are those that the graph has, not those that only a drawing needs.
const properties = (all, more) => {
  const {color, times, id, name, interaction, kind, '': yEd, ...rest} = all;
  return Object.fromEntries(Object.entries({...rest, ...more}).map(([k, v]) => [k, String(v)]));
};
const fromGraphology = graph => ({
  Nodes: Object.fromEntries(graph.mapNodes((id, a) => [id, properties(a)])),
  Edges: Object.fromEntries(graph.mapEdges((id, a, source, target) => [id, properties(a, {source, target})])),
});
const fromCytoscape = view => ({
  Nodes: Object.fromEntries(view.nodes().map(n => [n.id(), properties(n.data())])),
  Edges: Object.fromEntries(view.edges().map(e => [e.id(), properties(e.data())])),
});

// table reads Parquet: the names and types of its columns, and its rows as text.
async function table(name) {
  const file = await asyncBufferFromFile(`${folder}/${name}`);
  const schema = parquetSchema(await parquetMetadataAsync(file));
  const rows = await parquetReadObjects({file});
  return {
    Columns: schema.children.map(c => `${c.element.name}:${c.element.type}`),
    Rows: rows.map(row => Object.fromEntries(Object.entries(row).filter(([, v]) => v != null).map(([k, v]) => [k, String(v)]))),
  };
}

console.log(JSON.stringify({
  Drawings: {
    'gexf': fromGraphology(gexf.parse(Graph, read('gexf.gexf'))),
    'gexf-1.2': fromGraphology(gexf.parse(Graph, read('gexf-1.2.gexf'))),
    'graphml': fromGraphology(graphml.parse(Graph, read('graphml.graphml'))),
    'graphml-yed': fromGraphology(graphml.parse(Graph, read('graphml-yed.graphml'))),
    'graphology': fromGraphology(Graph.from(JSON.parse(read('graphology.graphology.json')))),
    'cytoscape': fromCytoscape(cytoscape({headless: true, ...JSON.parse(read('cytoscape.cyjs'))})),
  },
  Quads: {
    'nquads': quads('nquads.nq', 'N-Quads'),
    'canonical': quads('canonical.canonical.nq', 'N-Quads'),
    'turtle': quads('turtle.ttl', 'text/turtle'),
    'turtle-star': quads('turtle-star.ttls', 'text/turtle*'),
  },
  JSONLD: await jsonld.toRDF(JSON.parse(read('jsonld.jsonld')), {format: 'application/n-quads'}),
  Tables: {
    'nodes': await table('parquet-nodes.nodes.parquet'),
    'edges': await table('parquet-edges.parquet'),
    'assertions': await table('parquet-assertions.assertions.parquet'),
    'evidence': await table('parquet-evidence.evidence.parquet'),
  },
}));
