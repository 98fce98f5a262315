/** The limits of a file that is brought to a report. */
export interface ImportLimits {
  /** Bytes of the file (`IMPORT_MAX_MB`). */
  readonly bytes: number;
  /** Rows of it (`IMPORT_MAX_ROWS`). */
  readonly rows: number;
  /** Columns of a sheet or a table (`IMPORT_MAX_COLUMNS`). */
  readonly columns: number;
  /** Bytes of a workbook, taken out of its archive (`IMPORT_MAX_SHEET_MB`). */
  readonly sheetBytes: number;
  /** Days for which the file is kept (`IMPORT_KEEP_DAYS`). */
  readonly keepDays: number;
}

/** How other systems are told of events. */
export interface WebhookLimits {
  /** Hours for which a delivery is tried (`WEBHOOK_RETRY_HOURS`). */
  readonly retryHours: number;
  /** Hours of failures after which an address is paused (`WEBHOOK_PAUSE_HOURS`). */
  readonly pauseHours: number;
  /** Days for which deliveries are kept (`WEBHOOK_KEEP_DAYS`). */
  readonly keepDays: number;
}

/** What one person may have in a minute, at all API processes together; 0 is no limit. */
export interface MinuteLimits {
  /** Files that are brought (`UPLOADS_PER_MINUTE`). */
  readonly upload: number;
  /** Files that are made when they are asked for (`EXPORTS_PER_MINUTE`). */
  readonly export: number;
  /** Documents that are laid out when they are asked for (`DOCUMENTS_PER_MINUTE`). */
  readonly document: number;
}
