import { pageOf, Session } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import { deletionConsequences } from '../../../account/consequences.ts';
import { DeleteAccount } from '../../../account/delete-account.tsx';
import { deviceName } from '../../../account/device-name.ts';
import { PasswordForm } from '../../../account/password-form.tsx';
import { ProfileForm } from '../../../account/profile-form.tsx';
import { readAccount } from '../../../account/read-account.ts';
import { SendLinkAgain } from '../../../account/send-link-again.tsx';
import { SessionList } from '../../../account/session-list.tsx';
import { ask } from '../../../api/server.ts';
import { signedIn } from '../../../session/current-user.ts';
import { Notice } from '../../../ui/notice.tsx';

export const metadata: Metadata = { title: 'Account', robots: { index: false } };

export default async function AccountPage() {
  await signedIn('/account');
  const [user, sessions, consequences] = await Promise.all([
    readAccount(),
    ask('auth', '/api/users/sessions', pageOf(Session)),
    deletionConsequences(),
  ]);
  const devices = sessions.items
    .map(({ id, userAgent, lastSeenAt, current }) => ({ id, name: deviceName(userAgent), lastSeenAt, current }))
    .sort((one, other) => Number(other.current) - Number(one.current));
  return (
    <div className="page middle stack">
      <h1>Account</h1>
      <section className="panel stack" aria-labelledby="profile">
        <h2 id="profile">You</h2>
        <div>
          <p className="soft small">E-mail address</p>
          <p className="strong">{user.email}</p>
        </div>
        {user.emailVerified ? (
          <p className="soft">Confirmed: your tickets and receipts go there.</p>
        ) : (
          <Notice kind="careful" title="This address is not confirmed yet">
            <div className="stack">
              <p>Open the link in the mail we sent you, so that we know your tickets reach you.</p>
              <SendLinkAgain email={user.email} />
            </div>
          </Notice>
        )}
        <ProfileForm name={user.name ?? ''} phone={user.phone ?? ''} />
      </section>
      <section className="panel stack" aria-labelledby="password">
        <h2 id="password">Password</h2>
        <PasswordForm email={user.email} />
      </section>
      <section className="panel stack" aria-labelledby="devices">
        <h2 id="devices">Where you are signed in</h2>
        <SessionList devices={devices} />
      </section>
      <section className="panel stack" aria-labelledby="delete">
        <h2 id="delete">Delete the account</h2>
        <p>For good. We say first what becomes of your tickets and listings.</p>
        <DeleteAccount email={user.email} consequences={consequences} />
      </section>
    </div>
  );
}
