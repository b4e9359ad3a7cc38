CREATE TABLE IF NOT EXISTS shop_order (
    number          varchar(60) PRIMARY KEY,
    content         varchar NOT NULL,
    created_at      timestamp DEFAULT current_timestamp NOT NULL,
    parcel_id       bigint,
    tracking_number varchar,
    tracking_url    varchar,
    label           varbinary
);
CREATE TABLE IF NOT EXISTS timeline (
    number      varchar(60) NOT NULL REFERENCES shop_order (number) ON DELETE CASCADE,
    pos         integer NOT NULL,
    happened_at varchar NOT NULL,
    status      varchar NOT NULL,
    PRIMARY KEY (number, pos)
);
