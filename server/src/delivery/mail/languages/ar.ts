import type { MailTexts } from '../texts';

export const ar = {
  frame: {
    moment: '{date}، الساعة {time} بالتوقيت العالمي (UTC)',
    buttonFails: 'إذا لم يعمل الزر، فانسخ هذا الرابط والصقه في متصفحك:',
    sentBy: 'أُرسلت هذه الرسالة نيابةً عن {portal}.',
  },
  signIn: {
    subject: 'رابط تسجيل الدخول إلى {portal}',
    preheader: 'يعمل مرة واحدة فقط، ومدة صلاحيته {duration}. إن لم يكن الطلب منك، فلا حاجة إلى أي إجراء.',
    heading: 'تسجيل الدخول إلى {portal}',
    intro: 'إليك رابط تسجيل الدخول الذي طلبته. سينقلك إلى {address}.',
    button: 'تسجيل الدخول',
    expiry: 'يعمل مرة واحدة فقط، ومدة صلاحيته {duration}، حتى {moment}.',
    codeHeading: 'هل تسجّل الدخول من جهاز آخر؟',
    codeHint: 'أدخِل هذا الرمز حيث طلبت تسجيل الدخول.',
    codeSecret: 'لا تشاركه مع أي شخص، فلن نطلبه منك أبدًا.',
    requestHeading: 'مصدر الطلب',
    requestedAt: 'وقت الطلب: {moment}',
    requestedWith: 'المتصفح: {browser}',
    requestedFrom: 'الشبكة: {network}',
    notYouHeading: 'لم يكن هذا الطلب منك؟',
    notYou: 'يمكنك تجاهل هذه الرسالة باطمئنان، فلن يحدث شيء من دون النقر على الرابط.',
    orReport: 'أو أخبِرنا بذلك، وسيتوقف الرابط عن العمل فورًا:',
    notMe: 'لم يكن هذا الطلب مني',
  },
} as const satisfies MailTexts;
