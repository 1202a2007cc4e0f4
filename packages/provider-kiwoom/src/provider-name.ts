/** What tasks call this broker; compared without case. */
export const PROVIDER_NAME = 'KIWOOM';
