/** Small state of the bot itself, such as the playground's clock. Of no workspace. */
export interface SettingStore {
  /** null: never saved. */
  find(key: string): Promise<string | null>;
  save(key: string, value: string): Promise<void>;
}
