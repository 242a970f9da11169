import { type InferSchemaType, Schema } from 'mongoose';

/** Waiting to be told; or told as it is now, which may be nothing at all. */
export const SALE_STATES = ['waiting', 'told'] as const;

/** What is worth telling of an order, once: the row's id is the order's. */
export const saleSchema = new Schema(
  {
    _id: { type: String, required: true },
    /** The order's. */
    version: { type: Number, required: true },
    state: { type: String, required: true, enum: SALE_STATES },
    listingId: { type: String, required: true },
    sellerId: { type: String, required: true },
    title: { type: String, required: true },
    timeZone: { type: String, default: null },
    quantity: { type: Number, required: true },
    amount: { type: Number, required: true },
    /** What the seller was told of it. */
    told: { quantity: { type: Number, required: true }, amount: { type: Number, required: true } },
    currency: { type: String, required: true },
    soldAt: { type: String, required: true },
    /** When what waits was first heard of. */
    heardAt: { type: Date, required: true },
    /** The last message that told of it is about this digest. */
    digestId: { type: String, default: null },
  },
  { collection: 'sales', autoIndex: false, versionKey: false },
);
saleSchema.index({ heardAt: 1, listingId: 1 }, { partialFilterExpression: { state: 'waiting' } });
saleSchema.index({ listingId: 1, heardAt: 1 }, { partialFilterExpression: { state: 'waiting' } });

export type SaleRow = InferSchemaType<typeof saleSchema>;

/** A digest that took more than one transaction to collect, by its listing. Gone once its message is queued. */
export const digestSchema = new Schema(
  { _id: { type: String, required: true }, digest: { type: Schema.Types.Mixed, required: true } },
  { collection: 'digests', autoIndex: false, versionKey: false },
);
