// What the page's code must keep to, beyond what the compiler checks.
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "node_modules/"] },
  ...tseslint.configs.strict,
  hooks.configs.flat.recommended,
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: {
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 70 }],
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/desk.ts speaks to the window; use its functions." }] },
      ],
    },
  },
  // Written by the desk and the window; their length is the length of their lists.
  { files: ["src/asks.ts", "src/office.ts"], rules: { "max-lines": "off" } },
  { files: ["src/desk.ts"], rules: { "no-restricted-imports": "off" } },
);
