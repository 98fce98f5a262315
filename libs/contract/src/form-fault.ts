/** What a schema's own check says of a form: a code of a fault's words, where the schema would have a sentence. */
export const FORM_FAULTS = {
  day: 'form.day',
  language: 'form.language',
  url: 'form.url',
  urlPassword: 'form.url-password',
  upload: 'form.upload',
  currency: 'form.currency',
  value: 'form.value',
} as const;
type FormFault = (typeof FORM_FAULTS)[keyof typeof FORM_FAULTS];

const CODES: ReadonlySet<string> = new Set(Object.values(FORM_FAULTS));

export function isFormFault(message: string): message is FormFault {
  return CODES.has(message);
}
