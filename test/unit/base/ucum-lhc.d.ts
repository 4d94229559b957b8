/** The part of the UCUM library that the unit tests use; it ships no types. */
declare module '@lhncbc/ucum-lhc' {
  interface Ucum {
    convertUnitTo(
      from: string,
      value: number,
      to: string,
    ): { status: string; toVal: number | null; msg: string[] };
  }
  const library: { UcumLhcUtils: { getInstance(): Ucum } };
  export default library;
}
