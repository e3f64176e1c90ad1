// What may be asked of the window itself: its door, its dialogs, its files.
export type Nothing = Record<string, never>;
export type Door =
  | { state: "open"; demo: boolean }
  | { state: "log_in"; names: string[] }
  | { state: "shut"; folder: string; remembered: boolean; no: { refused: string; message: string } | null }
  | { state: "no_school"; folder: string };
export type Office = {
  door: { given: Nothing; answer: Door };
  unlock: { given: { passphrase: string; remember: boolean }; answer: boolean };
  lock: { given: Nothing; answer: null };
  log_in: { given: { name: string; pin: string }; answer: null };
  log_out: { given: Nothing; answer: null };
  choose: { given: { kind: "open" | "save" | "folder"; name: string; endings: string[] }; answer: string | null };
  paper_path: { given: { name: string }; answer: string };
  file_bytes: { given: { file: string }; answer: string };
  open_path: { given: { file: string }; answer: null };
  show_in_folder: { given: { file: string }; answer: null };
  print_path: { given: { file: string }; answer: null };
  progress: { given: { task: string }; answer: { done: number; of: number } | null };
  cancel: { given: { task: string }; answer: null };
};
