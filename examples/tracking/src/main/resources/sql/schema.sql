CREATE TABLE IF NOT EXISTS parcel_status (
    parcel_id       bigint PRIMARY KEY,
    order_number    text,
    tracking_number text,
    status          text NOT NULL,
    changed_at      timestamptz NOT NULL,
    source          text NOT NULL
)
