/** The one user that the local ESC knows, as who changed something. */
export const editor = { editorLogin: 'local', editorName: 'Local user' } as const;
