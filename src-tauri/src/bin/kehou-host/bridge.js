// Stands in for what the window puts into its page: the way to the two commands, and files dropped by hand.
(() => {
  async function post(path, body) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
  let callbacks = 0;
  window.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: "main" }, currentWebview: { windowLabel: "main", label: "main" } },
    async invoke(cmd, args) {
      const said = await post("/invoke", { cmd, args });
      if ("no" in said) throw said.no;
      return said.ok;
    },
    transformCallback: () => ++callbacks,
    unregisterCallback: () => {},
    convertFileSrc: (path, scheme) => `/${scheme}/${path}`,
  };
  window.kehouDrop = async (paths) => {
    await post("/drop", paths);
    window.dispatchEvent(new CustomEvent("kehou-drop", { detail: { paths } }));
  };
})();
