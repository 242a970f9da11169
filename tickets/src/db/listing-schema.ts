import { CATEGORIES } from '@ticketing-dev/common/contracts';
import { idempotencyField, idempotencyIndex } from '@ticketing-dev/common/mongo';
import { type InferSchemaType, Schema } from 'mongoose';

const whole = { type: Number, required: true, validate: Number.isInteger };

const venueSchema = new Schema(
  {
    name: { type: String, required: true },
    city: { type: String, required: true },
    country: { type: String, required: true },
  },
  { _id: false },
);

const inventorySchema = new Schema(
  { capacity: whole, available: whole, held: whole, sold: whole, version: whole },
  { _id: false },
);

export const listingSchema = new Schema(
  {
    _id: { type: String, required: true },
    sellerId: { type: String, required: true },
    title: { type: String, required: true },
    description: { type: String, default: '' },
    category: { type: String, required: true, enum: CATEGORIES },
    price: whole,
    currency: { type: String, required: true },
    quantity: whole,
    venue: { type: venueSchema, default: null },
    startsAt: { type: Date, default: null },
    timeZone: { type: String, default: null },
    salesEndAt: { type: Date, default: null },
    maxPerOrder: whole,
    maxPerBuyer: { type: Number, default: null, validate: (n: number | null) => n === null || Number.isInteger(n) },
    status: { type: String, required: true, enum: ['listed', 'withdrawn'] },
    /** Not for sale while the seller's account is suspended. */
    paused: { type: Boolean, required: true, default: false },
    withdrawReason: { type: String, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    version: whole,
    inventory: { type: inventorySchema, required: true },
    /** Derived, for the public list: listed and sales not over as far as we were told. */
    onSale: { type: Boolean, required: true },
    /** Derived: end of sales, else start, else far away. Sorts undated listings last. */
    closesAt: { type: Date, required: true },
    /** Derived: what the search box finds it by. */
    words: { type: [String], required: true },
    cityWords: { type: [String], required: true },
    idempotency: idempotencyField,
  },
  { collection: 'listings', autoIndex: false, versionKey: false },
);

/** One index a sort order; filters are applied while walking it. `_id` makes every order total, so that cursors are exact. */
listingSchema.index({ onSale: 1, closesAt: 1, _id: 1 });
listingSchema.index({ onSale: 1, createdAt: -1, _id: 1 });
listingSchema.index({ onSale: 1, price: 1, _id: 1 });
listingSchema.index({ onSale: 1, category: 1, closesAt: 1, _id: 1 });
listingSchema.index({ onSale: 1, cityWords: 1, closesAt: 1, _id: 1 });
listingSchema.index({ onSale: 1, words: 1 });
/** The same for sellers' own, which are few enough to filter as they come. */
listingSchema.index({ sellerId: 1, closesAt: 1, _id: 1 });
listingSchema.index({ sellerId: 1, createdAt: -1, _id: 1 });
listingSchema.index({ sellerId: 1, price: 1, _id: 1 });
idempotencyIndex(listingSchema);

export type ListingRow = InferSchemaType<typeof listingSchema>;
