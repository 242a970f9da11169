/** Who tries whose password from where. */
export interface PasswordTry {
  /** The e-mail as typed (normalised), whether there is such an account or not. */
  readonly account: string;
  /** The network address, as limits count it. */
  readonly address: string;
}
