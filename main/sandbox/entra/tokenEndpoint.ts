/**
 * The addresses under `/entra` where clients get tokens: the client credentials flow as Microsoft Entra ID speaks it.
 * Source: MicrosoftDocs/azure-docs active-directory/develop v2-oauth2-client-creds-grant-flow.md and v2-protocols-oidc.md.
 */
import type { Answer } from '../rest/answer';
import type { RestRequest } from '../rest/request';
import { type Application, authenticatedApplication } from './applications';
import { audience, type TokenIssuer } from './tokenIssuer';

const lifetimeS = 3600;

/** Null for an address it does not serve. */
export async function answerTokenCall(
  { method, segments, headers, bytes }: RestRequest,
  applications: readonly Application[],
  issuer: TokenIssuer,
): Promise<Answer | null> {
  switch (`${method} /${segments.join('/')}`) {
    case 'POST /entra/oauth2/v2.0/token':
      return answerToken(new URLSearchParams(bytes.toString('utf8')), applications, issuer);
    case 'GET /entra/discovery/v2.0/keys':
      return { status: 200, body: { keys: [{ ...(await issuer.publicKey()) }] } };
    case 'GET /entra/v2.0/.well-known/openid-configuration': {
      const base = `https://${headers.host ?? 'localhost'}/entra`;
      return {
        status: 200,
        body: {
          issuer: issuer.issuer,
          authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
          token_endpoint: `${base}/oauth2/v2.0/token`,
          jwks_uri: `${base}/discovery/v2.0/keys`,
          token_endpoint_auth_methods_supported: ['client_secret_post'],
          response_types_supported: ['token'],
          subject_types_supported: ['pairwise'],
          id_token_signing_alg_values_supported: ['RS256'],
        },
      };
    }
    default:
      return null;
  }
}

async function answerToken(
  form: URLSearchParams,
  applications: readonly Application[],
  issuer: TokenIssuer,
): Promise<Answer> {
  if (form.get('grant_type') !== 'client_credentials') {
    return refusal(400, 'unsupported_grant_type', 'Only client_credentials is supported.');
  }
  const application = authenticatedApplication(
    applications,
    form.get('client_id'),
    form.get('client_secret'),
  );
  if (!application) return refusal(401, 'invalid_client', 'The client id or its secret is not right.');
  if (form.get('scope') !== `${audience}/.default`) {
    return refusal(400, 'invalid_scope', `The scope must be ${audience}/.default.`);
  }
  const { clientId, role } = application;
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      token_type: 'Bearer',
      expires_in: lifetimeS,
      ext_expires_in: lifetimeS,
      access_token: await issuer.issue({ principal: clientId, roles: [role], lifetimeS }),
    },
  };
}

/** The form of RFC 6749, 5.2. */
function refusal(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description } };
}
