import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findOrder } from '../../../../order/find-order.ts';
import { OrderPage } from '../../../../order/order-page.tsx';
import { signedIn } from '../../../../session/current-user.ts';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: 'Your order', robots: { index: false } };

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const user = await signedIn(`/orders/${id}`);
  const order = await findOrder(id);
  // Who may look at other people's orders looks, and neither pays nor prints.
  if (order.buyerId !== user.id) redirect(`/admin/orders/${order.id}`);
  const { redirect_status } = await searchParams;
  return <OrderPage order={order} backFromBank={typeof redirect_status === 'string' ? redirect_status : null} />;
}
