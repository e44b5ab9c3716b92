import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // Nearly every file needs most of the bot: loaded anew for each, that is two thirds of the time. No test may leave
    // anything behind in a module, and none does.
    isolate: false,
    maxWorkers: availableParallelism(),
  },
});
