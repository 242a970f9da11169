/** The time now. A parameter everywhere, so that tests can set it. */
export type Clock = () => Date;

/** This machine's time. */
export const systemClock: Clock = () => new Date();
