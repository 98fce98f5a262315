const ROW_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text could be a row's id, as the database writes it (UUID). What is none is as unknown as a row that is not there, and no question to the database. */
export function isRowId(text: string): boolean {
  return ROW_ID.test(text);
}
