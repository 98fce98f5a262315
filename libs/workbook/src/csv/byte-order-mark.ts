/** Without it a spreadsheet on Windows takes the file for its own code page, and damages every accent. */
export const BYTE_ORDER_MARK = '\uFEFF';
