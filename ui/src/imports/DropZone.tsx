// Files dropped anywhere on the window.

/** Waits for dropped files and takes them to the import preview. */
export function DropZone() {
  return null;
}
