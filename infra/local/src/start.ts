import { runLauncher } from './stack/run-launcher.ts';

await runLauncher({ watch: false });
