/** What a visit leaves behind: a signed report that anyone can verify; and what goes to support. */
export { documentOf } from './document';
export { opened } from './envelope';
export { htmlOf } from './html';
export { jsonBodyOf, reportIn } from './json';
export { lastDiagnosis, type Report } from './report';
export { type ChosenReport, createReports, type ReportPorts, type Reports } from './service';
export { openSigningKey, type SigningKey } from './signature';
export { type FileVerdict, signedFile, verifyFile } from './verify';
