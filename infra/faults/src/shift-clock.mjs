// Loaded before everything else of a service: its clock is wrong by CLOCK_OFFSET_MS. Time still passes as it does.
const offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);

globalThis.Date = new Proxy(Date, {
  construct: (RealDate, args, self) =>
    Reflect.construct(RealDate, args.length === 0 ? [RealDate.now() + offset] : args, self),
  apply: (RealDate) => new RealDate(RealDate.now() + offset).toString(),
  get: (RealDate, name, self) => (name === 'now' ? () => RealDate.now() + offset : Reflect.get(RealDate, name, self)),
});
