import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "models/**/*.test.ts", "properties/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
