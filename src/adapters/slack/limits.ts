/** What Slack accepts at most. https://docs.slack.dev/reference/block-kit/blocks */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Longer texts are cut by Slack; it is only the fallback. */
  messageText: 4_000,
  headerText: 150,
  sectionText: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  overflowOptions: 5,
  selectOptions: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  checkboxes: 10,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  charts: 2,
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
  tableRows: 101,
  tableColumns: 20,
  /** All cells of one table together. */
  tableText: 10_000,
  /** Ours: the widest header and one row always fit into that. */
  tableCell: 240,
  tablePageSize: 100,
} as const;

/** The seconds Slack gives are three; the rest is for the way there and back. */
export const ACK_WITHIN_MS = 2_000;
export const API_TIMEOUT_MS = 10_000;
/** How far a request's timestamp may be off. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;
