import type { Metadata } from 'next';
import { ForgotForm } from '../../../account/forgot-form.tsx';

export const metadata: Metadata = { title: 'Set a new password', robots: { index: false } };

export default function ForgotPage() {
  return (
    <div className="page narrow stack">
      <h1>Forgot your password?</h1>
      <p className="soft">Tell us your e-mail address, and we send you a link to set a new one.</p>
      <div className="panel">
        <ForgotForm />
      </div>
    </div>
  );
}
