INSERT INTO parcel_status AS known (parcel_id, order_number, tracking_number, status, changed_at, told_by)
VALUES (cast(:#parcelId AS bigint), :#orderNumber, :#trackingNumber, :#status, cast(:#changedAt AS timestamptz), :#toldBy)
ON CONFLICT (parcel_id) DO UPDATE
SET order_number = excluded.order_number,
    tracking_number = excluded.tracking_number,
    status = excluded.status,
    changed_at = excluded.changed_at,
    told_by = excluded.told_by
WHERE excluded.changed_at > known.changed_at
