export {
  renderAccessEndingEditorMail,
  renderAccessEndingMail,
  type AccessEndingEditorMailInput,
  type AccessEndingMailInput,
} from './access-ending-mail';
export { letterheadOf, type PortalLook } from './letterhead';
export {
  renderInvitationMail,
  renderReminderMail,
  type InvitationMailInput,
  type ReminderMailInput,
} from './invitation-mail';
export type { RenderedMail } from './rendered-mail';
export { renderReportedMail, type ReportedMailInput } from './reported-mail';
export { renderSignInMail, type SignInMailInput } from './sign-in-mail';
