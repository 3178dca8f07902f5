import type { Benchmark } from "./benchmark.ts";
import { measureBundles } from "./bundles.ts";
import { measureClients } from "./clients.ts";
import { measureColdStarts } from "./cold-start.ts";
import { measureCreate } from "./create.ts";
import { measureGates } from "./gates.ts";
import { measureKits } from "./kits.ts";
import { measurePictures } from "./pictures.ts";
import { measureProjects } from "./projects.ts";
import { measureRenditions } from "./renditions.ts";
import { measureDay } from "./simulate.ts";
import { measureSlowReaders } from "./slow-readers.ts";
import { measureStart } from "./start.ts";
import { measureStream } from "./stream.ts";
import { measureSweep } from "./sweep.ts";
import { measureTrace } from "./trace.ts";
import { measureVerbs } from "./verbs.ts";

/** What there is, in the order in which it runs. */
export const benchmarks: Benchmark[] = [
  {
    ...{ name: "projects", seconds: 90, isUsual: true, run: measureProjects },
    about: "what a project takes beyond its vendors, and dispatch, at both paces of pg_net",
  },
  {
    ...{ name: "stream", seconds: 30, isUsual: true, run: measureStream },
    about: "how much later the stream tells of a change than Realtime",
  },
  {
    ...{ name: "create", seconds: 25, isUsual: true, run: measureCreate },
    about: "POST /projects, to a bare insert by REST",
  },
  {
    ...{ name: "pictures", seconds: 60, isUsual: true },
    about: "pictures a second, vendors that answer at once",
    run: (keep) => measurePictures(keep, 600),
  },
  {
    ...{ name: "many-pictures", seconds: 600, isUsual: false },
    about: "as pictures, of 10,000",
    run: (keep) => measurePictures(keep, 10_000),
  },
  {
    ...{ name: "most-pictures", seconds: 1000, isUsual: false },
    about: "as pictures, of 30,000",
    run: (keep) => measurePictures(keep, 30_000),
  },
  {
    ...{ name: "clients", seconds: 50, isUsual: true },
    about: "1,000 stream clients on 100 projects",
    run: (keep) => measureClients(keep, { clients: 1_000, projects: 100 }),
  },
  {
    ...{ name: "many-projects", seconds: 90, isUsual: true },
    about: "2,000 stream clients, each on a project of its own",
    run: (keep) => measureClients(keep, { clients: 2_000, projects: 2_000 }),
  },
  {
    ...{ name: "slow-readers", seconds: 200, isUsual: false, run: measureSlowReaders },
    about: "memory of readers who take nothing, and what of it stays",
  },
  {
    ...{ name: "cold", seconds: 60, isUsual: true, run: measureColdStarts },
    about: "each function's cold start, to one that says hello",
  },
  {
    ...{ name: "bundles", seconds: 20, isUsual: true, run: measureBundles },
    about: "bytes of each function's modules",
  },
  {
    ...{ name: "trace", seconds: 30, isUsual: true, run: measureTrace },
    about: "where one project's milliseconds go",
  },
  {
    ...{ name: "renditions", seconds: 120, isUsual: true, run: measureRenditions },
    about: "CPU and memory of a thumbnail and of a kit's steps",
  },
  {
    ...{ name: "kit", seconds: 90, isUsual: true, run: measureKits },
    about: "nine kits, one after the other, from the request until it is told of",
  },
  {
    ...{ name: "sweep", seconds: 60, isUsual: true, run: measureSweep },
    about: "a sweep with 100,000 jobs due",
  },
  {
    ...{ name: "sql", seconds: 900, isUsual: false },
    about: "each verb at 1,000,000 logos of 10,000 owners, to at 1,000",
    run: (keep) => measureVerbs(keep, 1_000_000),
  },
  {
    ...{ name: "start", seconds: 60, isUsual: false, run: measureStart },
    about: "what a start is made of",
  },
  {
    ...{ name: "gates", seconds: 900, isUsual: false, run: measureGates },
    about: "what is got from vendors that turn calls away, in virtual time",
  },
  {
    ...{ name: "simulate", seconds: 60, isUsual: false, run: measureDay },
    about: "how long a picture waits on a day of a million, in virtual time",
  },
];
