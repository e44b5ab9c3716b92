/** What every input of a form carries. */
export interface ControlAttributes {
  id: string;
  name: string;
  'aria-required': boolean;
  'aria-invalid': boolean;
  'aria-describedby'?: string;
}
