import type { Metadata } from 'next';
import { ForgotForm } from '../../../account/forgot-form.tsx';

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false } };

export default function ForgotPage() {
  return (
    <div className="page narrow stack">
      <h1>Forgot your password?</h1>
      <div className="panel">
        <ForgotForm />
      </div>
    </div>
  );
}
