import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "models/**/*.test.ts", "properties/**/*.test.ts"],
    // Generous, since a busy machine is no reason to fail: what has to be fast is in the benchmark.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
