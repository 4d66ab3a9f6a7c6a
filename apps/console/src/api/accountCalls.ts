import { client, settle } from './client.js';
import { Problem } from './problem.js';
import type { components, paths } from './schema.generated.js';

type Schemas = components['schemas'];
export type OwnAccount = Schemas['OwnAccountDto'];
export type OwnSession = Schemas['OwnSessionDto'];
export type Authenticator = Schemas['AuthenticatorDto'];
export type Account = Schemas['AccountDto'];
export type NewAccount = Schemas['NewAccountDto'];
export type WaitingChange = Schemas['WaitingChangeDto'];
export type WishAnswer = Schemas['WishAnswerDto'];
export type OpenLink = Schemas['LinkAnswerDto'];
export type Sight = Schemas['SightDto'];
export type Sights = Schemas['SightsDto'];
export type CaseAccess = Schemas['CaseAccessDto'];
export type Named = Schemas['NamedDto'];

type AccountQuery = NonNullable<paths['/api/v1/accounts']['get']['parameters']['query']>;

export const readAccount = (signal?: AbortSignal): Promise<OwnAccount> =>
  settle(client.GET('/api/v1/auth/account', { signal }));

export async function listSessions(signal?: AbortSignal): Promise<OwnSession[]> {
  return (await settle(client.GET('/api/v1/auth/sessions', { signal }))).items;
}
export const endSession = (id: string): Promise<unknown> =>
  settle(client.POST('/api/v1/auth/sessions/{id}/end', { params: { path: { id } } }));
export const endOtherSessions = (): Promise<unknown> => settle(client.POST('/api/v1/auth/sessions/end-others'));

export const changePassword = (current: string, next: string): Promise<unknown> =>
  settle(client.POST('/api/v1/auth/password', { body: { current, next } }));
export const prove = (password: string, code: string): Promise<unknown> =>
  settle(client.POST('/api/v1/auth/proof', { body: { password, code } }));

export const proposeAuthenticator = (): Promise<Authenticator> =>
  settle(client.POST('/api/v1/auth/authenticator/proposal'));
/** @returns codes on paper, when there were none yet */
export async function confirmAuthenticator(ticket: string, code: string): Promise<string[]> {
  return (await settle(client.POST('/api/v1/auth/authenticator', { body: { ticket, code } }))).recoveryCodes;
}
export async function newRecoveryCodes(): Promise<string[]> {
  return (await settle(client.POST('/api/v1/auth/recovery-codes'))).codes;
}

/** Makes a passkey in this browser and adds it. @returns codes on paper, when there were none yet */
export async function addPasskey(name: string): Promise<string[]> {
  const { options, ticket } = await settle(client.POST('/api/v1/auth/passkeys/challenge'));
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
  const response = await startRegistration({ optionsJSON }).catch(() => {
    throw new Problem(400, 'passkey.refused', '');
  });
  const body = { ticket, name, response: { ...response } };
  return (await settle(client.POST('/api/v1/auth/passkeys', { body }))).recoveryCodes;
}
export const removePasskey = (id: string): Promise<unknown> =>
  settle(client.POST('/api/v1/auth/passkeys/{id}/removal', { params: { path: { id } } }));

export async function linkIdentity(): Promise<void> {
  location.assign((await settle(client.POST('/api/v1/auth/open-id/link'))).url);
}
export const unlinkIdentity = (id: string): Promise<unknown> =>
  settle(client.POST('/api/v1/auth/identities/{id}/removal', { params: { path: { id } } }));

export const readLink = (token: string): Promise<OpenLink> =>
  settle(client.POST('/api/v1/auth/links/reading', { body: { token } }));
export async function useLink(token: string, password: string): Promise<'sign_in' | 'enrol'> {
  return (await settle(client.POST('/api/v1/auth/links/use', { body: { token, password } }))).next;
}

export const listAccounts = (
  query: AccountQuery,
  signal?: AbortSignal,
): Promise<{ items: Account[]; nextCursor?: string | null }> =>
  settle(client.GET('/api/v1/accounts', { params: { query }, signal }));
export async function listChanges(signal?: AbortSignal): Promise<WaitingChange[]> {
  return (await settle(client.GET('/api/v1/accounts/changes', { signal }))).items;
}
export const createAccount = (body: NewAccount): Promise<WishAnswer> =>
  settle(client.POST('/api/v1/accounts', { body }));
export const changeAccount = (id: string, body: Schemas['AccountChangeDto']): Promise<WishAnswer> =>
  settle(client.POST('/api/v1/accounts/{id}', { params: { path: { id } }, body }));

/** Acts of a keeper that take nothing but the account. */
export type KeepingAct = 'closing' | 'reopening' | 'password-reset' | 'second-factor-reset';
export function keepAccount(id: string, act: KeepingAct): Promise<WishAnswer> {
  const params = { params: { path: { id } } };
  switch (act) {
    case 'closing':
      return settle(client.POST('/api/v1/accounts/{id}/closing', params));
    case 'reopening':
      return settle(client.POST('/api/v1/accounts/{id}/reopening', params));
    case 'password-reset':
      return settle(client.POST('/api/v1/accounts/{id}/password-reset', params));
    case 'second-factor-reset':
      return settle(client.POST('/api/v1/accounts/{id}/second-factor-reset', params));
  }
}
export const confirmChange = (id: string): Promise<WishAnswer> =>
  settle(client.POST('/api/v1/accounts/changes/{id}/confirmation', { params: { path: { id } } }));
export const declineChange = (id: string): Promise<unknown> =>
  settle(client.POST('/api/v1/accounts/changes/{id}/refusal', { params: { path: { id } } }));

export const readSights = (number: string, signal?: AbortSignal): Promise<Sights> =>
  settle(client.GET('/api/v1/scope/cases/{number}/viewers', { params: { path: { number } }, signal }));
export const readSight = (number: string, login: string): Promise<Sight> =>
  settle(client.GET('/api/v1/scope/cases/{number}/sight', { params: { path: { number }, query: { login } } }));

export const readCaseAccess = (caseNo: string, signal?: AbortSignal): Promise<CaseAccess> =>
  settle(client.GET('/api/v1/cases/{caseNo}/access', { params: { path: { caseNo } }, signal }));
export const nameReader = (caseNo: string, accountId: string): Promise<unknown> =>
  settle(client.POST('/api/v1/cases/{caseNo}/access/readers', { params: { path: { caseNo } }, body: { accountId } }));
export const inviteExpert = (caseNo: string, body: Schemas['InviteExpertDto']): Promise<unknown> =>
  settle(client.POST('/api/v1/cases/{caseNo}/access/experts', { params: { path: { caseNo } }, body }));
export const endNaming = (caseNo: string, id: string): Promise<unknown> =>
  settle(client.POST('/api/v1/cases/{caseNo}/access/{id}/end', { params: { path: { caseNo, id } } }));
export const giveOpinion = (caseNo: string, opinion: string): Promise<unknown> =>
  settle(client.POST('/api/v1/cases/{caseNo}/access/opinion', { params: { path: { caseNo } }, body: { opinion } }));
export const lookAt = (caseNo: string, reason: string): Promise<unknown> =>
  settle(client.POST('/api/v1/desk/looks', { body: { caseNo, reason } }));
