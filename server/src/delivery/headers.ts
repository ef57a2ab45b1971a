/**
 * Headers of every mail. Click tracking rewrites the link through a host that is not the sender's, which looks like
 * phishing to a filter, shows the token to the provider's logs, and opens it for whoever reads those.
 */
export const MAIL_HEADERS: Readonly<Record<string, string>> = {
  // SendGrid. Under 76 characters, so that nothing folds it.
  'X-SMTPAPI': '{"filters":{"clicktrack":{"settings":{"enable":0}}}}',
  // Mailgun
  'X-Mailgun-Track': 'no',
  'X-Mailgun-Track-Clicks': 'no',
  'X-Mailgun-Track-Opens': 'no',
  // Postmark
  'X-PM-TrackLinks': 'None',
  'X-PM-TrackOpens': 'false',
  // Mailjet
  'X-Mailjet-TrackClick': '0',
  'X-Mailjet-TrackOpen': '0',
  // RFC 3834: no out-of-office answers, please.
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};
