import { ALWAYS_WORKS, type Behaviour, DECLINES, type Decline } from './behaviour.ts';

interface TestCard {
  /** As in Stripe's list of test cards. */
  readonly number: string;
  /** What follows `pm_card_`. */
  readonly names: readonly string[];
  readonly brand: string;
  readonly funding: string;
  readonly behaviour: Behaviour;
}

const good = (number: string, name: string, brand: string, funding = 'credit'): TestCard => ({
  number,
  names: [name],
  brand,
  funding,
  behaviour: ALWAYS_WORKS,
});
const visa = (number: string, names: readonly string[], behaviour: Partial<Behaviour>): TestCard => ({
  number,
  names,
  brand: 'visa',
  funding: 'credit',
  behaviour: { ...ALWAYS_WORKS, ...behaviour },
});
/** Stripe's documentation has had both `pm_card_visa_chargeDeclined…` and `pm_card_chargeDeclined…`. */
const declines = (number: string, suffix: string, decline: Decline) =>
  visa(number, [`visa_chargeDeclined${suffix}`, `chargeDeclined${suffix}`], { decline });
const secure = (number: string, name: string, decline: Decline | null = null) =>
  visa(number, [name], { authentication: 'required', decline });

const TEST_CARDS: readonly TestCard[] = [
  good('4242424242424242', 'visa', 'visa'),
  good('4242424242424242', 'us', 'visa'),
  good('4000056655665556', 'visa_debit', 'visa', 'debit'),
  good('5555555555554444', 'mastercard', 'mastercard'),
  good('5200828282828210', 'mastercard_debit', 'mastercard', 'debit'),
  good('5105105105105100', 'mastercard_prepaid', 'mastercard', 'prepaid'),
  good('378282246310005', 'amex', 'amex'),
  good('6011111111111117', 'discover', 'discover'),
  good('3056930009020004', 'diners', 'diners'),
  good('3566002020360505', 'jcb', 'jcb'),
  good('6200000000000005', 'unionpay', 'unionpay'),

  declines('4000000000000002', '', DECLINES.generic),
  declines('4000000000009995', 'InsufficientFunds', DECLINES.insufficientFunds),
  declines('4000000000009987', 'LostCard', DECLINES.lostCard),
  declines('4000000000009979', 'StolenCard', DECLINES.stolenCard),
  declines('4000000000000069', 'ExpiredCard', DECLINES.expired),
  declines('4000000000000127', 'IncorrectCvc', DECLINES.incorrectCvc),
  declines('4000000000000119', 'ProcessingError', DECLINES.processingError),
  declines('4000000000006975', 'VelocityLimitExceeded', DECLINES.velocity),
  visa('4000000000000341', ['chargeCustomerFail'], { decline: DECLINES.generic }),
  visa('4100000000000019', ['radarBlock'], { decline: DECLINES.fraudulent }),

  secure('4000000000003220', 'threeDSecure2Required'),
  secure('4000000000003063', 'threeDSecureRequired'),
  secure('4000002760003184', 'authenticationRequired'),
  secure('4000002500003155', 'authenticationRequiredOnSetup'),
  secure('4000008260003178', 'authenticationRequiredChargeDeclinedInsufficientFunds', DECLINES.insufficientFunds),
  secure('4000008400001629', 'threeDSecureRequiredChargeDeclined', DECLINES.generic),
  secure('4000008400001280', 'threeDSecureRequiredProcessingError', DECLINES.processingError),
  visa('4000000000003055', ['threeDSecureOptional'], {}),

  visa('4000000000007726', ['pendingRefund'], { refund: 'pending' }),
  visa('4000000000005126', ['refundFail'], { refund: 'failed' }),
];

export const testCardNamed = (name: string) => TEST_CARDS.find((card) => card.names.includes(name));
export const testCardNumbered = (number: string) => TEST_CARDS.find((card) => card.number === number);
