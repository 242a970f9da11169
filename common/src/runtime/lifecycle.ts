/** Where the process is in its life; `/readyz` says "not ready" unless `running`. */
export interface Lifecycle {
  phase: 'starting' | 'running' | 'draining';
}
