INSERT INTO parcel_status AS known (parcel_id, order_number, tracking_number, status, changed_at, source)
VALUES (cast(:#parcelId AS bigint), :#orderNumber, :#trackingNumber, :#status, cast(:#changedAt AS timestamptz), :#source)
ON CONFLICT (parcel_id) DO UPDATE
SET order_number = excluded.order_number,
    tracking_number = excluded.tracking_number,
    status = excluded.status,
    changed_at = excluded.changed_at,
    source = excluded.source
WHERE excluded.changed_at > known.changed_at
