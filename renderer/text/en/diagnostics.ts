/** English: the diagnostics screen. What checks find is worded in preload/diagnosisText. */
export const diagnostics = {
  title: 'Diagnostics',
  intro:
    'Finds out step by step why a device is not protected. Nothing is changed, unless you choose the round trip through the twin.',
  device: 'Device ID',
  run: 'Run the checks',
  runAgain: 'Run again',
  cancel: 'Cancel',
  cancelling: 'Cancelling; what was changed is being put back…',
  progress: '{{done}} of {{all}} checks done',
  saveJson: 'Save as JSON',
  toReport: 'Make a report…',
  saved: 'Saved as {{name}}',
  folder: {
    choose: 'Files from the device…',
    chosen: 'Files: {{name}}',
    forget: 'Do without the files in {{name}}',
  },
  choice: {
    title: 'Choose the checks',
    hint: 'Without a choice all run that change nothing. What a check depends on runs with it.',
    changing: 'Changes one value of the security twin for a moment and puts it back.',
  },
  states: { running: 'Running', waiting: 'Waiting' },
  next: 'Next:',
  letter: 'Text for the site’s IT',
  copyLetter: 'Copy the text for the site’s IT: {{check}}',
  evidence_one: '{{formatted}} value',
  evidence_other: '{{formatted}} values',
  verdict: {
    pass: 'Everything that was checked is in order.',
    warning: 'Nothing is broken, but something deserves a look.',
    fail: 'Something is broken. Begin with the first of these:',
    skipped: 'Nothing could be checked.',
    cancelled: 'Cancelled before all checks were done.',
    about: '{{device}} on {{hub}}, with the credential {{credential}}, {{at}}.',
  },
};
