/** One line of the table: a ratio or a difference first, then what it is made of. */
export interface Measurement {
  name: string;
  result: string;
  budget: string;
  from: string;
}
