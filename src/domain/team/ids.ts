// Apart from what they name, so that rooms can speak of a member without knowing what a member is.
export type WorkspaceId = number;
export type MemberId = number;
export type ConversationId = number;
